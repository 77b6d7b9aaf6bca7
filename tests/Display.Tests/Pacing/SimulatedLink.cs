namespace Rdfwd.Display.Tests.Pacing;

/// <summary>A link in one direction on a virtual clock: a queue without bound, a rate, a delay, jitter and stalls; nothing is lost or reordered.</summary>
internal sealed class SimulatedLink(Random random)
{
    private const int PacketBytes = 1448;

    private double _freeAtUs;
    private long _lastArrivalUs;
    private long _lastAnswerUs;

    public long DelayUs { get; set; } = 10_000;

    /// <summary>0: no limit.</summary>
    public double BytesPerSecond { get; set; }

    /// <summary>Of each frame.</summary>
    public int JitterUs { get; set; }

    /// <summary>Of each packet of a frame, and of answers.</summary>
    public int PacketJitterUs { get; set; }

    /// <summary>One in so many frames stalls the link; 0: none.</summary>
    public int StallOneIn { get; set; }

    /// <summary>One in so many answers holds the way back up, for as long; 0: none.</summary>
    public int AnswerStallOneIn { get; set; }

    public long StallUs { get; set; }

    /// <summary>When the last of the bytes arrives.</summary>
    public long Send(int bytes, long nowUs)
    {
        _freeAtUs = Math.Max(_freeAtUs, nowUs);
        if (StallOneIn > 0 && random.Next(StallOneIn) == 0)
            _freeAtUs += StallUs;
        for (int left = bytes; left > 0; left -= PacketBytes)
        {
            _freeAtUs += BytesPerSecond == 0 ? 0 : Math.Min(left, PacketBytes) * 1e6 / BytesPerSecond;
            if (PacketJitterUs > 0)
                _lastArrivalUs = Math.Max(_lastArrivalUs, (long)_freeAtUs + DelayUs + random.Next(PacketJitterUs));
        }

        long arrival = (long)_freeAtUs + DelayUs + (JitterUs == 0 ? 0 : random.Next(JitterUs));
        _lastArrivalUs = Math.Max(_lastArrivalUs, arrival);
        return _lastArrivalUs;
    }

    /// <summary>When an answer of a few bytes arrives.</summary>
    public long Answer(long nowUs)
    {
        if (AnswerStallOneIn > 0 && random.Next(AnswerStallOneIn) == 0)
            nowUs += StallUs;
        _lastAnswerUs = Math.Max(_lastAnswerUs, nowUs + DelayUs + (PacketJitterUs == 0 ? 0 : random.Next(PacketJitterUs)));
        return _lastAnswerUs;
    }
}
