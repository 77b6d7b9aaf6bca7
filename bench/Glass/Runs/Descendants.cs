using Rdfwd.Interop.Libc;

namespace Rdfwd.Bench.Runs;

/// <summary>
/// Everything that this process started, whatever has become of who started it in between: sshd forks, a session's daemon leaves
/// the one that made it, programs have sessions of their own.
/// </summary>
public static unsafe class Descendants
{
    private const long PoliteNs = 5_000_000_000;
    private const long ForcedNs = 5_000_000_000;

    /// <summary>Makes this process the parent of those among them whose own parent ends (PR_SET_CHILD_SUBREAPER, prctl(2)), so that all of them stay below it.</summary>
    public static void Keep() => _ = Libc.prctl(Libc.PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);

    /// <summary>Ends them: TERM, then KILL. Returns when none is left but zombies.</summary>
    /// <returns>False when some did not end even so.</returns>
    public static bool EndAll() => End(Libc.SIGTERM, PoliteNs) || End(Libc.SIGKILL, ForcedNs);

    /// <summary>Takes the exit status of all that have ended: only while nobody waits for one of them.</summary>
    public static void Reap()
    {
        siginfo_t info = default;
        do
            info.si_pid = 0;
        while (Libc.waitid(Libc.P_ALL, 0, &info, Libc.WEXITED | Libc.WNOHANG) == 0 && info.si_pid != 0);
    }

    private static bool End(int signal, long ns)
    {
        long untilNs = MonotonicClock.NowNs + ns;
        HashSet<int> told = [];
        bool none = false;
        while (MonotonicClock.NowNs < untilNs)
        {
            IReadOnlyList<int> left = ProcessTable.LiveDescendants(Libc.getpid());
            // One that changes its parent while the table is read is in none of its places; it is in the next reading.
            if (left.Count == 0 && none)
                return true;
            none = left.Count == 0;
            foreach (int pid in left.Where(told.Add))
            {
                _ = Libc.kill(pid, signal);
                // One that is stopped would not hear it.
                _ = Libc.kill(pid, Libc.SIGCONT);
            }

            PreciseWait.Until(MonotonicClock.NowNs + 10_000_000);
        }

        return false;
    }
}
