using Rdfwd.Interop.Libc;

namespace Rdfwd.Cli.Input;

/// <summary>Puts the calling thread before ordinary work, as far as this user may.</summary>
internal static unsafe class LatencyPriority
{
    private const int RealTime = 20;
    private const int Nice = -11;

    /// <summary>In words what was achieved.</summary>
    public static string Raise()
    {
        sched_param wanted = new() { sched_priority = RealTime };
        if (Libc.sched_setscheduler(0, Libc.SCHED_FIFO | Libc.SCHED_RESET_ON_FORK, &wanted) == 0)
            return "real-time priority";
        return Libc.setpriority(Libc.PRIO_PROCESS, (uint)Libc.gettid(), Nice) == 0 ? "raised priority" : "ordinary priority";
    }
}
