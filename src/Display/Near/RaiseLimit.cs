namespace Rdfwd.Display.Near;

/// <summary>
/// How often far programs may put windows in front of the person's: a few at once, then one now and then. Pure; one thread.
/// </summary>
internal sealed class RaiseLimit
{
    private const int Burst = 8;
    private const long RefillUs = 1_000_000;

    private int _left = Burst;
    private long _lastRefillUs;

    /// <summary>Whether one more is allowed at this time.</summary>
    public bool Allow(long nowUs)
    {
        long refills = Math.Max(0, (nowUs - _lastRefillUs) / RefillUs);
        _left = (int)Math.Min(Burst, _left + refills);
        _lastRefillUs = _left == Burst ? nowUs : _lastRefillUs + (refills * RefillUs);
        if (_left == 0)
            return false;
        _left--;
        return true;
    }
}
