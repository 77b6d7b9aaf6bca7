namespace Rdfwd.Tests;

/// <summary>A clock that stands still unless it is moved. Any thread.</summary>
internal sealed class ManualTime : TimeProvider
{
    private long _now;

    public long Now
    {
        get => Volatile.Read(ref _now);
        set => Volatile.Write(ref _now, value);
    }

    public override long GetTimestamp() => Now;

    public void Advance(TimeSpan time) => Now += (long)(time.TotalSeconds * TimestampFrequency);
}
