namespace Rdfwd.Bench.Link;

/// <summary>
/// One direction of a link, on a clock that is passed in: a bottleneck queue that drains at a rate, then a delay. It counts bytes and
/// holds none. Times are nanoseconds since the start of the link. Not thread-safe.
/// </summary>
internal sealed class SimulatedPath
{
    // What a link without a rate may hold while it delays: more than any program keeps in flight.
    private const long UnlimitedBytes = 8 << 20;

    /// <summary>Later than any link lives.</summary>
    public const long Never = 1L << 60;

    private readonly LinkShape _shape;
    private readonly Random _random;
    private readonly Queue<Packet> _packets = new();
    private readonly Queue<(long FinishNs, int Bytes)> _queue = new();
    private readonly long _delayNs;
    private readonly long _jitterNs;
    private readonly long _stallNs;
    private long _queuedBytes;
    private long _lastFinishNs;
    private long _lastDueNs;
    private int _deliveredOfFirst;

    public SimulatedPath(LinkShape shape)
    {
        _shape = shape;
        _random = new Random(shape.Seed);
        _delayNs = Nanoseconds(shape.Delay);
        _jitterNs = Nanoseconds(shape.Jitter);
        _stallNs = Nanoseconds(shape.StallTime);
        double longestSeconds = (_delayNs + _jitterNs + _stallNs) / 1e9;
        long inFlight = shape.Rate.HighestKbit == 0 ? UnlimitedBytes : (long)(shape.Rate.HighestKbit * 125 * longestSeconds);
        Capacity = (int)Math.Min(int.MaxValue, shape.QueueBytes + inFlight + (64 * LinkShape.PacketBytes));
    }

    /// <summary>From when the changes of the rate count; <see cref="Never"/> keeps the first rate.</summary>
    public long ScheduleStartNs { get; set; }

    /// <summary>Never more than this is accepted and not yet delivered, bytes.</summary>
    public int Capacity { get; }

    /// <summary>Accepted and not yet delivered, bytes.</summary>
    public int Held { get; private set; }

    /// <summary>When the next byte comes out; <see cref="long.MaxValue"/> when none is inside.</summary>
    public long NextDueNs => _packets.TryPeek(out Packet first) ? first.DueNs : long.MaxValue;

    /// <summary>When the queue gets shorter; <see cref="long.MaxValue"/> when it is empty.</summary>
    public long NextRoomNs => _queue.TryPeek(out (long FinishNs, int Bytes) first) ? first.FinishNs : long.MaxValue;

    /// <summary>How many bytes may come in.</summary>
    public int Room(long nowNs)
    {
        while (_queue.TryPeek(out (long FinishNs, int Bytes) first) && first.FinishNs <= nowNs)
            _queuedBytes -= _queue.Dequeue().Bytes;
        return (int)Math.Max(0, Math.Min(_shape.QueueBytes - _queuedBytes, Capacity - Held));
    }

    /// <summary>Bytes come in, at most <see cref="Room"/>.</summary>
    public void Accept(long nowNs, int bytes)
    {
        Held += bytes;
        while (bytes > 0)
        {
            int packet = Math.Min(bytes, LinkShape.PacketBytes);
            bytes -= packet;
            if (_stallNs > 0 && _random.NextDouble() < _shape.StallShare)
                _lastFinishNs = Math.Max(nowNs, _lastFinishNs) + _stallNs;
            _lastFinishNs = _shape.Rate.FinishNs(Math.Max(nowNs, _lastFinishNs) - ScheduleStartNs, packet) + ScheduleStartNs;
            long jitterNs = _jitterNs > 0 ? _random.NextInt64(_jitterNs) : 0;
            _lastDueNs = Math.Max(_lastDueNs, _lastFinishNs + _delayNs + jitterNs);
            _queuedBytes += packet;
            _queue.Enqueue((_lastFinishNs, packet));
            _packets.Enqueue(new Packet(_lastDueNs, packet));
        }
    }

    /// <summary>How many bytes have come out by now.</summary>
    public int Due(long nowNs)
    {
        int bytes = -_deliveredOfFirst;
        foreach (Packet packet in _packets)
        {
            if (packet.DueNs > nowNs)
                break;
            bytes += packet.Bytes;
        }

        return Math.Max(0, bytes);
    }

    /// <summary>Bytes leave, at most <see cref="Due"/>.</summary>
    public void Deliver(int bytes)
    {
        Held -= bytes;
        bytes += _deliveredOfFirst;
        while (_packets.TryPeek(out Packet first) && first.Bytes <= bytes)
            bytes -= _packets.Dequeue().Bytes;
        _deliveredOfFirst = bytes;
    }

    private static long Nanoseconds(TimeSpan time) => time.Ticks * 100;

    private readonly record struct Packet(long DueNs, int Bytes);
}
