using Rdfwd.Interop.Libc;

namespace Rdfwd.Bench;

/// <summary>Waits with the kernel's high-resolution timers.</summary>
public static unsafe class PreciseWait
{
    /// <summary>Lets the calling thread's timers end when they are due, instead of up to 50 µs later.</summary>
    public static void SharpenThread() => _ = Libc.prctl(Libc.PR_SET_TIMERSLACK, 1, 0, 0, 0);

    /// <summary>Until a descriptor is ready or <paramref name="untilNs"/> has come (<see cref="long.MaxValue"/>: never). The descriptors' revents are set.</summary>
    public static void Poll(Span<pollfd> descriptors, long untilNs)
    {
        fixed (pollfd* p = descriptors)
        {
            timespec wait = default;
            bool bounded = untilNs != long.MaxValue;
            if (bounded)
            {
                long ns = Math.Max(0, untilNs - MonotonicClock.NowNs);
                wait = new timespec { tv_sec = ns / 1_000_000_000, tv_nsec = ns % 1_000_000_000 };
            }

            if (Libc.ppoll(p, (nuint)descriptors.Length, bounded ? &wait : null, null) < 0)
            {
                foreach (ref pollfd descriptor in descriptors)
                    descriptor.revents = 0;
            }
        }
    }

    /// <summary>Until a moment.</summary>
    public static void Until(long untilNs)
    {
        while (MonotonicClock.NowNs < untilNs)
            Poll([], untilNs);
    }
}
