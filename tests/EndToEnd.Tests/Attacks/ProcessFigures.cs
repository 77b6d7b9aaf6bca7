using System.Globalization;
using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests.Attacks;

/// <summary>What a process holds, as the kernel counts it.</summary>
internal static class ProcessFigures
{
    /// <summary>Without those of the program's own file, of which the runtime opens one more for each part that it loads.</summary>
    public static int Descriptors(int pid) => Directory.GetFileSystemEntries($"/proc/{pid}/fd").Count(entry => Target(entry) != ProgramPath.Rdfwd);

    /// <summary>What they lead to, for messages.</summary>
    public static string DescribeDescriptors(int pid) =>
        string.Join(", ", Directory.GetFileSystemEntries($"/proc/{pid}/fd").Select(Target).GroupBy(target => target.Split(':')[0]).Select(group => $"{group.Count()} {group.Key}"));

    public static int Threads(int pid) => Directory.GetDirectories($"/proc/{pid}/task").Length;

    /// <summary>Anonymous memory that the process has open, and shared segments of System V that it has mapped.</summary>
    public static int SharedMemories(int pid)
    {
        int files = Directory.GetFileSystemEntries($"/proc/{pid}/fd").Count(IsMemory);
        return files + File.ReadLines($"/proc/{pid}/maps").Count(line => line.Contains("/SYSV", StringComparison.Ordinal) || line.Contains("memfd:", StringComparison.Ordinal));
    }

    /// <summary>The largest resident set so far, in MiB.</summary>
    public static int PeakMib(int pid) => Field(pid, "VmHWM:");

    public static bool IsAlive(int pid) => Directory.Exists($"/proc/{pid}") && !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);

    /// <summary>Waits until a figure is back at what it was.</summary>
    public static void AwaitAtMost(string what, int bound, Func<int> figure, Func<string>? describe = null)
    {
        int last = 0;
        try
        {
            Wait.Until($"{what} at most {bound}", () => (last = figure()) <= bound);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{what} should be at most {bound}, but stay at {last}; {describe?.Invoke()}");
        }
    }

    private static bool IsMemory(string entry)
    {
        string target = Target(entry);
        return target.Contains("memfd:", StringComparison.Ordinal) || target.StartsWith("/dev/shm", StringComparison.Ordinal);
    }

    private static string Target(string entry)
    {
        try
        {
            return new FileInfo(entry).LinkTarget ?? "";
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static int Field(int pid, string name)
    {
        string line = File.ReadLines($"/proc/{pid}/status").First(text => text.StartsWith(name, StringComparison.Ordinal));
        return int.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) / 1024;
    }
}
