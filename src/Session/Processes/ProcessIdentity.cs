using System.Globalization;

namespace Rdfwd.Session.Processes;

/// <summary>
/// One process for certain: a pid together with its start time (field 22 of /proc/PID/stat, clock ticks after boot), so
/// that a pid that the kernel gave to another program is never taken for it.
/// </summary>
public readonly record struct ProcessIdentity(int Pid, long StartTicks)
{
    /// <summary>The process that now has this pid, or null when there is none (a zombie counts as none).</summary>
    public static ProcessIdentity? Find(int pid)
    {
        string stat;
        try
        {
            stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/stat"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        return TryParseStat(stat, out char state, out long start) && state is not ('Z' or 'X') ? new ProcessIdentity(pid, start) : null;
    }

    public bool IsAlive => Pid > 0 && Find(Pid) == this;

    /// <summary>Reads /proc/PID/stat (proc(5)); the command name in it may hold blanks and parentheses.</summary>
    internal static bool TryParseStat(string stat, out char state, out long startTicks)
    {
        state = '?';
        startTicks = 0;
        int afterName = stat.LastIndexOf(')');
        if (afterName < 0 || afterName + 2 >= stat.Length)
            return false;
        string[] fields = stat[(afterName + 2)..].Split(' ');
        state = fields[0].Length > 0 ? fields[0][0] : '?';
        return fields.Length > 19 && long.TryParse(fields[19], NumberStyles.None, CultureInfo.InvariantCulture, out startTicks);
    }
}
