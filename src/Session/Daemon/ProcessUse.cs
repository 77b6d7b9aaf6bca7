using System.Globalization;

namespace Rdfwd.Session.Daemon;

/// <summary>What a process has used.</summary>
/// <param name="Role">daemon, x_server or program.</param>
/// <param name="Pid">Its number.</param>
/// <param name="Command">What it runs.</param>
/// <param name="CpuSeconds">Processor time of all its threads since it began.</param>
/// <param name="ResidentKib">Its resident memory; 0 when it cannot be read.</param>
public sealed record ProcessUse(string Role, int Pid, string Command, double CpuSeconds, long ResidentKib)
{
    // The clock tick of proc(5), which every Linux of today reports as 100 a second.
    private const double TicksPerSecond = 100;

    public static ProcessUse Of(string role, int pid, string command)
    {
        return new ProcessUse(role, pid, command, ReadCpu(pid), ProcessInfo.Of(pid, command).ResidentKib);
    }

    private static double ReadCpu(int pid)
    {
        try
        {
            string text = File.ReadAllText($"/proc/{pid}/stat");
            // The second field, the program's name, may hold blanks and parentheses; utime and stime are the 14th and 15th.
            string[] fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
