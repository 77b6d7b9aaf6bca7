namespace Rdfwd.Input.Links;

/// <summary>
/// Judges from <c>Alive</c> messages whether the sender is silent, and whether what arrives now was said long ago: after a link stood
/// still, its backlog must not press keys. All times are microseconds passed in. Pure.
/// </summary>
public sealed class LivenessMonitor
{
    private const int RegularNeeded = 2;

    private long _silenceUs;
    private long _lastArrivalUs;
    private long _lastBeatUs;
    private long _lastAliveArrivalUs;
    private long _lastPeerUs;
    private long _bestOffsetUs = long.MaxValue;
    private int _regular;

    /// <summary>Whether what arrives is a backlog.</summary>
    public bool IsStale { get; private set; }

    /// <summary>Microseconds without a message after which everything is let go; 0 until the sender asked for it.</summary>
    public long SilenceUs => _silenceUs;

    /// <summary>Any message arrived.</summary>
    public void Arrived(long nowUs) => _lastArrivalUs = nowUs;

    /// <summary>
    /// A look now and then, instead of one at the clock with every message: <paramref name="arrived"/> is whether any came since the
    /// last. It counts from then, so that silence is noticed early rather than late.
    /// </summary>
    public void Beat(bool arrived, long nowUs)
    {
        if (arrived)
            _lastArrivalUs = Math.Max(_lastArrivalUs, _lastBeatUs);
        _lastBeatUs = nowUs;
    }

    public void Alive(uint silenceMs, long peerUs, long nowUs)
    {
        _lastArrivalUs = nowUs;
        _silenceUs = silenceMs * 1000L;
        long offset = nowUs - peerUs;
        if (_bestOffsetUs == long.MaxValue || offset - _bestOffsetUs <= _silenceUs)
        {
            _bestOffsetUs = Math.Min(_bestOffsetUs, offset);
            _regular = 0;
            IsStale = false;
        }
        else
        {
            // A sender that slept with its machine is late for good but regular; a backlog comes all at once.
            bool regular = nowUs - _lastAliveArrivalUs >= (peerUs - _lastPeerUs) / 2;
            _regular = regular ? _regular + 1 : 0;
            IsStale = _regular < RegularNeeded;
            if (!IsStale)
                _bestOffsetUs = offset;
        }
        _lastAliveArrivalUs = nowUs;
        _lastPeerUs = peerUs;
    }

    public bool IsSilent(long nowUs) => _silenceUs > 0 && nowUs - _lastArrivalUs >= _silenceUs;

    /// <summary>Milliseconds, rounded up, until silence would be declared; −1 when it never will.</summary>
    public int MillisecondsLeft(long nowUs) =>
        _silenceUs == 0 ? -1 : (int)Math.Clamp((_lastArrivalUs + _silenceUs - nowUs + 999) / 1000, 0, int.MaxValue);
}
