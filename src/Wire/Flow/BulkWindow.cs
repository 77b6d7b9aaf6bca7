namespace Rdfwd.Wire.Flow;

/// <summary>
/// How many bytes of bulk data one direction of a connection may have on the way. It grows while acknowledgements come about
/// as fast as they ever did and shrinks as soon as bytes queue somewhere on the link, where keys would have to wait behind
/// them (the idea of RFC 6817, LEDBAT). Pure: times are handed in, in microseconds of any clock. One thread.
/// </summary>
public sealed class BulkWindow
{
    /// <summary>The queue that bulk data may make, microseconds.</summary>
    public const long TargetDelayUs = 25_000;

    public const int MinBytes = 16 * 1024;
    public const int MaxBytes = 4 * 1024 * 1024;

    private const int FirstBytes = 64 * 1024;
    private const long MemoryUs = 60_000_000;

    private readonly Queue<(long End, long SentUs)> _onTheWay = new();
    private long _sent;
    private long _received;
    private long _shortestUs = long.MaxValue;
    private long _shortestSinceUs;
    private long _shrunkUs = long.MinValue / 2;
    private bool _fast = true;

    /// <summary>The most that may be on the way now.</summary>
    public int WindowBytes { get; private set; } = FirstBytes;

    /// <summary>Bytes sent and not acknowledged.</summary>
    public long InFlightBytes => _sent - _received;

    /// <summary>Bytes that may be sent now; 0 when it is time to wait.</summary>
    public int RoomBytes => (int)Math.Max(0, WindowBytes - InFlightBytes);

    /// <summary>Notes bytes that were handed to the connection.</summary>
    public void Sent(int bytes, long nowUs)
    {
        _sent += bytes;
        _onTheWay.Enqueue((_sent, nowUs));
    }

    /// <summary>Notes that the peer has received so many more bytes, in the order sent. More than were sent count as all.</summary>
    public void Received(long bytes, long nowUs)
    {
        _received = Math.Min(_sent, _received + Math.Max(0, bytes));
        long roundTripUs = -1;
        while (_onTheWay.TryPeek(out (long End, long SentUs) first) && first.End <= _received)
        {
            roundTripUs = nowUs - first.SentUs;
            _onTheWay.Dequeue();
        }

        if (roundTripUs >= 0)
            Adapt(bytes, roundTripUs, nowUs);
    }

    /// <summary>Forgets bytes whose acknowledgements will not come, because their transfer ended.</summary>
    public void Forget(long bytes)
    {
        _received = Math.Min(_sent, _received + Math.Max(0, bytes));
        while (_onTheWay.TryPeek(out (long End, long SentUs) first) && first.End <= _received)
            _onTheWay.Dequeue();
    }

    private void Adapt(long bytes, long roundTripUs, long nowUs)
    {
        if (roundTripUs <= _shortestUs || nowUs - _shortestSinceUs > MemoryUs)
        {
            _shortestUs = roundTripUs;
            _shortestSinceUs = nowUs;
        }

        long queueUs = roundTripUs - _shortestUs;
        if (queueUs > TargetDelayUs)
        {
            _fast = false;
            if (nowUs - _shrunkUs < roundTripUs)
                return;
            _shrunkUs = nowUs;
            WindowBytes = Math.Max(MinBytes, (int)(WindowBytes * Math.Max(0.5, (double)TargetDelayUs / queueUs)));
        }
        else if (InFlightBytes + bytes >= WindowBytes / 2)
        {
            // Doubles each round trip until a queue was seen once; then by one piece each round trip.
            double step = _fast ? bytes : bytes * (double)MinBytes / WindowBytes;
            WindowBytes = (int)Math.Min(MaxBytes, WindowBytes + Math.Max(1, step));
        }
    }
}
