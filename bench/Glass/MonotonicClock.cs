using System.Diagnostics;

namespace Rdfwd.Bench;

/// <summary>CLOCK_MONOTONIC, which all processes of a machine share: the times of probe and watcher can be compared.</summary>
public static class MonotonicClock
{
    private static readonly long NsPerTick = 1_000_000_000 / Stopwatch.Frequency;

    public static long NowNs => Stopwatch.GetTimestamp() * NsPerTick;

    public static long NowUs => NowNs / 1000;
}
