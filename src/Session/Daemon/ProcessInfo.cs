namespace Rdfwd.Session.Daemon;

/// <summary>A process in <c>info</c>; memory is the resident set in KiB, 0 when it cannot be read.</summary>
public sealed record ProcessInfo(int Pid, string Command, long ResidentKib)
{
    public static ProcessInfo Of(int pid, string command)
    {
        return new ProcessInfo(pid, command, ReadResident(pid));
    }

    private static long ReadResident(int pid)
    {
        try
        {
            string? line = File.ReadLines($"/proc/{pid}/status").FirstOrDefault(text => text.StartsWith("VmRSS:", StringComparison.Ordinal));
            return line is not null && long.TryParse(line.AsSpan(6).Trim().TrimEnd("kB").Trim(), System.Globalization.CultureInfo.InvariantCulture, out long value) ? value : 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
