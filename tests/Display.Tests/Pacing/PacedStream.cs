using Rdfwd.Display.Pacing;

namespace Rdfwd.Display.Tests.Pacing;

/// <summary>A program that draws at a rate, a pacer, a link and a viewer that acknowledges, on a virtual clock.</summary>
internal sealed class PacedStream(SimulatedLink link)
{
    private const long TickUs = 500;
    private const long DecodeUs = 4_000;

    // The viewer's clock is another one.
    private const long ViewerClockUs = 987_654_321;

    private readonly Queue<(ulong Frame, long AckUs, long ReceivedUs)> _underWay = [];
    private FrameClock _clock;
    private ulong _frame;
    private long _drawnUs;
    private bool _dirty;
    private long _nextDrawUs;

    public SimulatedLink Link => link;

    public Pacer Pacer { get; } = new() { RefreshIntervalUs = 16_667 };

    public long NowUs { get; private set; } = 1_000_000;

    /// <summary>Between two pictures that the program draws; 0 while it draws nothing.</summary>
    public long DrawIntervalUs { get; set; } = 33_333;

    /// <summary>What a frame takes when the budget allows it.</summary>
    public int WantedBytes { get; set; } = int.MaxValue;

    public List<PacedFrame> Frames { get; } = [];

    /// <summary>The most that was in flight beside a frame that was just allowed.</summary>
    public long MostInFlight { get; private set; }

    /// <summary>Begins to look for <see cref="MostInFlight"/> anew.</summary>
    public void ForgetMost() => MostInFlight = 0;

    public void RunFor(long us)
    {
        long end = NowUs + us;
        while (NowUs < end)
        {
            Tick();
            NowUs += TickUs;
        }
    }

    /// <summary>Draws one picture now.</summary>
    public void Draw()
    {
        _dirty = true;
        _drawnUs = NowUs;
    }

    public IEnumerable<PacedFrame> SentBetween(long fromUs, long toUs)
    {
        return Frames.Where(frame => frame.SentUs >= fromUs && frame.SentUs < toUs);
    }

    /// <summary>Pictures shown for each second.</summary>
    public double FramesPerSecond(long fromUs, long toUs)
    {
        return Frames.Count(frame => frame.ShownUs >= fromUs && frame.ShownUs < toUs) * 1e6 / (toUs - fromUs);
    }

    private void Tick()
    {
        while (_underWay.TryPeek(out (ulong Frame, long AckUs, long ReceivedUs) ack) && ack.AckUs <= NowUs)
        {
            _underWay.Dequeue();
            Pacer.OnAck(ack.Frame, NowUs, ack.ReceivedUs + ViewerClockUs, ack.ReceivedUs + ViewerClockUs + DecodeUs);
        }

        if (DrawIntervalUs > 0 && NowUs >= _nextDrawUs)
        {
            _nextDrawUs = Math.Max(_nextDrawUs + DrawIntervalUs, NowUs);
            Draw();
        }

        if (_dirty && _clock.MaySend(NowUs, Pacer.RefreshIntervalUs, out _))
            TrySend();
    }

    private void TrySend()
    {
        FrameBudget budget = Pacer.NextFrame(NowUs, 0);
        if (!budget.MaySend)
        {
            Assert.True(budget.RetryAtUs > NowUs);
            return;
        }

        MostInFlight = Math.Max(MostInFlight, Pacer.InFlightBytes);
        int bytes = Math.Min(budget.Bytes, WantedBytes);
        _dirty = false;
        _clock.OnSent(NowUs, Pacer.RefreshIntervalUs);
        Pacer.OnSent(++_frame, bytes, budget.Bytes, NowUs);
        long received = Link.Send(bytes, NowUs);
        _underWay.Enqueue((_frame, received + DecodeUs + Link.DelayUs, received));
        Frames.Add(new PacedFrame(_drawnUs, NowUs, received + DecodeUs, bytes));
    }
}
