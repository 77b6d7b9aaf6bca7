namespace Rdfwd.Wire.Flow;

/// <summary>How often something may happen: a few at once, then one in each interval. Pure; one thread at a time.</summary>
public sealed class TokenBucket
{
    private readonly int _burst;
    private readonly long _refillUs;
    private int _left;
    private long _lastRefillUs;

    /// <param name="burst">How many at once.</param>
    /// <param name="refillUs">After so many µs one more.</param>
    public TokenBucket(int burst, long refillUs)
    {
        _burst = burst;
        _refillUs = refillUs;
        _left = burst;
    }

    /// <summary>Takes one; false when there is none at this time.</summary>
    public bool TryTake(long nowUs)
    {
        long refills = Math.Max(0, (nowUs - _lastRefillUs) / _refillUs);
        _left = (int)Math.Min(_burst, _left + refills);
        _lastRefillUs = _left == _burst ? nowUs : _lastRefillUs + (refills * _refillUs);
        if (_left == 0)
            return false;
        _left--;
        return true;
    }
}
