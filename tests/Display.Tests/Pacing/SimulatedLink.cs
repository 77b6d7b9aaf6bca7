namespace Rdfwd.Display.Tests.Pacing;

/// <summary>A link in one direction on a virtual clock: a queue without bound, a rate, a delay, jitter and stalls; nothing is lost or reordered.</summary>
internal sealed class SimulatedLink(Random random)
{
    private double _freeAtUs;
    private long _lastArrivalUs;

    public long DelayUs { get; set; } = 10_000;

    /// <summary>0: no limit.</summary>
    public double BytesPerSecond { get; set; }

    public int JitterUs { get; set; }

    /// <summary>One in so many frames stalls the link; 0: none.</summary>
    public int StallOneIn { get; set; }

    public long StallUs { get; set; }

    /// <summary>When the last of the bytes arrives.</summary>
    public long Send(int bytes, long nowUs)
    {
        _freeAtUs = Math.Max(_freeAtUs, nowUs);
        if (StallOneIn > 0 && random.Next(StallOneIn) == 0)
            _freeAtUs += StallUs;
        _freeAtUs += BytesPerSecond == 0 ? 0 : bytes * 1e6 / BytesPerSecond;
        long arrival = (long)_freeAtUs + DelayUs + (JitterUs == 0 ? 0 : random.Next(JitterUs));
        _lastArrivalUs = Math.Max(_lastArrivalUs, arrival);
        return _lastArrivalUs;
    }
}
