namespace Rdfwd.Wire;

/// <summary>The times that messages carry.</summary>
public static class MonotonicTime
{
    /// <summary>Microseconds of the provider's monotonic clock. Only differences on one machine mean something.</summary>
    public static ulong GetMicroseconds(this TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return (ulong)((UInt128)(ulong)time.GetTimestamp() * 1_000_000 / (ulong)time.TimestampFrequency);
    }
}
