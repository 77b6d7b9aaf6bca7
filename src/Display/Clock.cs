namespace Rdfwd.Display;

/// <summary>Monotonic microseconds of an injected clock.</summary>
internal static class Clock
{
    public static long NowUs(TimeProvider clock)
    {
        long frequency = clock.TimestampFrequency;
        long now = clock.GetTimestamp();
        return frequency == 1_000_000_000 ? now / 1000 : (long)((Int128)now * 1_000_000 / frequency);
    }
}
