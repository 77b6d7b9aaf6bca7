namespace Rdfwd.Wire.Flow;

/// <summary>
/// How many bytes of bulk data one direction of a connection may have on the way. It grows while acknowledgements come about
/// as fast as they ever did and shrinks as soon as bytes queue somewhere on the link, where keys would have to wait behind
/// them (the idea of RFC 6817, LEDBAT). What counts is the quickest answer of each round trip: a queue makes all of them late,
/// jitter and a lost packet only some. Pure: times are handed in, in microseconds of any clock. One thread.
/// </summary>
public sealed class BulkWindow
{
    /// <summary>The queue that bulk data may make on a link with a short round trip, microseconds; on one with a long one, this part of it.</summary>
    public const long TargetDelayUs = 25_000;

    public const int TargetRoundTripPart = 5;

    public const int MinBytes = 4 * 1024;
    public const int MaxBytes = 4 * 1024 * 1024;

    private const int FirstBytes = 32 * 1024;
    private const int LeastPieceBytes = 1024;
    private const int PiecesInWindow = 4;

    // The shortest round trip is that of the last two of these times. At the end of each the window is left to drain, or the queue that
    // this end makes itself would be taken for a part of the way.
    private const long MemoryUs = 20_000_000;

    private const double FirstGrowth = 1;
    private const double MostGrowth = 0.25;
    private const double LeastGrowth = 0.125;
    private const double MostShrinking = 0.75;
    private const double KnownPart = 0.7;

    private readonly Queue<(long End, long SentUs)> _onTheWay = new();
    private long _sent;
    private long _received;
    private long _shortestUs = long.MaxValue;
    private long _shortestBeforeUs = long.MaxValue;
    private long? _memoryBeganUs;
    private long _roundEnd;
    private long _roundQuickestUs = long.MaxValue;
    private bool _wasUsed;
    private double _growth = FirstGrowth;
    private int _known;
    private bool _grew;

    /// <summary>The most that may be on the way now.</summary>
    public int WindowBytes { get; private set; } = FirstBytes;

    /// <summary>Bytes sent and not acknowledged.</summary>
    public long InFlightBytes => _sent - _received;

    /// <summary>Bytes that may be sent now, in one piece; 0 when it is time to wait.</summary>
    public int RoomBytes
    {
        get
        {
            // Pieces that are small beside the window keep the answers coming.
            int most = WindowBytes / PiecesInWindow;
            long room = Math.Min(WindowBytes - InFlightBytes, most);
            return room < Math.Min(LeastPieceBytes, most) ? 0 : (int)room;
        }
    }

    private long ShortestUs => Math.Min(_shortestUs, _shortestBeforeUs);

    private long TargetUs => Math.Max(TargetDelayUs, ShortestUs / TargetRoundTripPart);

    /// <summary>Notes bytes that were handed to the connection.</summary>
    public void Sent(int bytes, long nowUs)
    {
        _sent += bytes;
        _onTheWay.Enqueue((_sent, nowUs));
        _wasUsed |= InFlightBytes >= WindowBytes / 2;
    }

    /// <summary>Notes that the peer has received so many more bytes, in the order sent. More than were sent count as all.</summary>
    public void Received(long bytes, long nowUs)
    {
        _received = Math.Min(_sent, _received + Math.Max(0, bytes));
        bool answered = false;
        while (_onTheWay.TryPeek(out (long End, long SentUs) first) && first.End <= _received)
        {
            _roundQuickestUs = Math.Min(_roundQuickestUs, nowUs - first.SentUs);
            answered = true;
            _onTheWay.Dequeue();
        }

        if (!answered)
            return;
        _shortestUs = Math.Min(_shortestUs, _roundQuickestUs);
        if (_received < _roundEnd)
            return;
        Adapt(nowUs);
        _roundEnd = _sent;
        _roundQuickestUs = long.MaxValue;
        _wasUsed = false;
    }

    /// <summary>Forgets bytes whose acknowledgements will not come, because their transfer ended.</summary>
    public void Forget(long bytes)
    {
        _received = Math.Min(_sent, _received + Math.Max(0, bytes));
        while (_onTheWay.TryPeek(out (long End, long SentUs) first) && first.End <= _received)
            _onTheWay.Dequeue();
    }

    // All that was on the way a round trip ago has been answered.
    private void Adapt(long nowUs)
    {
        long queueUs = _roundQuickestUs - ShortestUs, targetUs = TargetUs;
        _memoryBeganUs ??= nowUs;
        if (nowUs - _memoryBeganUs > MemoryUs)
        {
            double drained = (double)ShortestUs / (ShortestUs + targetUs) / 2;
            (_memoryBeganUs, _shortestBeforeUs, _shortestUs) = (nowUs, _shortestUs, long.MaxValue);
            Shrink(drained);
        }
        else if (queueUs > targetUs)
        {
            Shrink(Math.Max(MostShrinking, (double)targetUs / queueUs));
        }
        else if (_wasUsed)
        {
            Grow(1 - ((double)queueUs / targetUs));
        }
    }

    private void Shrink(double factor)
    {
        _growth = LeastGrowth;
        // What is still on the way asks for more than one step.
        if (_grew)
            _known = WindowBytes;
        _grew = false;
        WindowBytes = Math.Max(MinBytes, (int)(WindowBytes * factor));
    }

    /// <param name="free">The part of the target that the queue leaves.</param>
    private void Grow(double free)
    {
        _grew = true;
        const double near = 0.5, far = 0.75, faster = 1.25;
        if (free < near)
            _growth = LeastGrowth;
        // What was right a moment ago is found again at once, or nearly.
        int found = (int)(_known * KnownPart);
        int most = WindowBytes < found ? found : MaxBytes;
        double growth = WindowBytes < found ? FirstGrowth : _growth;
        WindowBytes = (int)Math.Min(most, WindowBytes + (Math.Max(MinBytes / 2, WindowBytes * growth) * free));
        if (free > far)
            _growth = Math.Max(_growth, Math.Min(MostGrowth, _growth * faster));
    }
}
