namespace Rdfwd.Wire.Flow;

/// <summary>How much may go out by now at a rate: a little at once, then as time passes. Pure; one thread at a time. Times in µs.</summary>
public sealed class BytePace
{
    /// <summary>May go out at once after a pause, beside what the rate gives for <see cref="BurstUs"/>.</summary>
    public const int BurstBytes = 4096;

    /// <summary>So long may be caught up with.</summary>
    public const long BurstUs = 2_000;

    private long _bytesPerSecond;
    private double _left;
    private long _lastUs;

    /// <summary>The rate; 0: no limit.</summary>
    public long BytesPerSecond => _bytesPerSecond;

    public bool IsOn => _bytesPerSecond > 0;

    private double Burst => BurstBytes + (_bytesPerSecond * BurstUs / 1e6);

    /// <summary>Another rate from now on.</summary>
    public void Set(long bytesPerSecond, long nowUs)
    {
        if (bytesPerSecond == _bytesPerSecond)
            return;
        if (IsOn)
            Refill(nowUs);
        else
            (_left, _lastUs) = (BurstBytes, nowUs);
        _bytesPerSecond = bytesPerSecond;
    }

    /// <summary>Whether something may go out now. What goes out is told to <see cref="Take"/> and may be more than is left; then the next waits for longer.</summary>
    public bool MayGo(long nowUs)
    {
        if (!IsOn)
            return true;
        Refill(nowUs);
        return _left > 0;
    }

    /// <summary>So much went out.</summary>
    public void Take(long bytes)
    {
        if (IsOn)
            _left -= bytes;
    }

    /// <summary>How long until something may go out; 0 when it may now.</summary>
    public long WaitUs(long nowUs) => MayGo(nowUs) ? 0 : (long)((1 - _left) * 1e6 / _bytesPerSecond) + 1;

    private void Refill(long nowUs)
    {
        _left = Math.Min(Burst, _left + (Math.Max(0, nowUs - _lastUs) * (double)_bytesPerSecond / 1e6));
        _lastUs = nowUs;
    }
}
