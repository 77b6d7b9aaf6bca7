using System.Globalization;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Bench.Runs;

/// <summary>What /proc says of processes (proc(5)).</summary>
internal static class ProcessTable
{
    /// <summary>Seconds of processor time, in user and kernel mode, of all threads that it has and had; 0 when the process is gone. To the nanosecond.</summary>
    public static unsafe double CpuSeconds(int pid)
    {
        // The processor clock of a process, as clock_getcpuclockid(3) makes it: what /proc tells has steps of 10 ms.
        const int scheduler = 2;
        timespec time;
        return Libc.clock_gettime((~pid << 3) | scheduler, &time) == 0 ? time.tv_sec + (time.tv_nsec / 1e9) : 0;
    }

    /// <summary>Memory that is its own and not a file's (RssAnon), KiB; 0 when the process is gone.</summary>
    public static long AnonymousKib(int pid) => Status(pid, "RssAnon:");

    /// <summary>Shared memory that it has mapped and touched (RssShmem), KiB; 0 when the process is gone.</summary>
    public static long SharedKib(int pid) => Status(pid, "RssShmem:");

    /// <summary>0 when the process is gone.</summary>
    public static int Threads(int pid) => (int)Status(pid, "Threads:");

    /// <summary>Open descriptors; 0 when the process is gone or somebody else's.</summary>
    public static int Descriptors(int pid)
    {
        try
        {
            return Directory.GetFileSystemEntries($"/proc/{pid}/fd").Length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    /// <summary>Resident memory, KiB; 0 when the process is gone.</summary>
    public static long ResidentKib(int pid) => Status(pid, "VmRSS:");

    /// <summary>The most that it ever had resident, KiB.</summary>
    public static long PeakResidentKib(int pid) => Status(pid, "VmHWM:");

    /// <summary>A process's children, their children, and so on, with their program names.</summary>
    public static IReadOnlyList<(int Pid, string Program)> Descendants(int pid) => [.. Below(pid).Select(p => (p.Pid, p.Program))];

    /// <summary>The same without zombies, which have ended and only wait for their parents.</summary>
    public static IReadOnlyList<int> LiveDescendants(int pid) => [.. Below(pid).Where(p => p.State is not ("Z" or "X")).Select(p => p.Pid)];

    private static List<(int Pid, string Program, string State)> Below(int pid)
    {
        List<(int Pid, int Parent, string Program, string State)> all = [];
        foreach (string directory in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out int id) && Stat(id, out string program) is { } fields)
                all.Add((id, (int)Number(fields[1]), program, fields[0]));
        }

        List<(int, string, string)> found = [];
        HashSet<int> parents = [pid];
        bool more = true;
        while (more)
        {
            more = false;
            foreach ((int id, int parent, string program, string state) in all)
            {
                if (parents.Contains(parent) && parents.Add(id))
                {
                    found.Add((id, program, state));
                    more = true;
                }
            }
        }

        return found;
    }

    /// <summary>The words of its command line; empty when it is gone.</summary>
    public static string CommandLine(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline").Replace('\0', ' ');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string[]? Stat(int pid) => Stat(pid, out _);

    // The fields from the third (state) on; the second, the program's name, may hold blanks and parentheses.
    private static string[]? Stat(int pid, out string program)
    {
        program = "";
        try
        {
            string text = File.ReadAllText($"/proc/{pid}/stat");
            int open = text.IndexOf('(', StringComparison.Ordinal), close = text.LastIndexOf(')');
            program = text[(open + 1)..close];
            return text[(close + 2)..].Split(' ');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static long Status(int pid, string name)
    {
        try
        {
            string? line = File.ReadLines($"/proc/{pid}/status").FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal));
            return line is null ? 0 : Number(line[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
