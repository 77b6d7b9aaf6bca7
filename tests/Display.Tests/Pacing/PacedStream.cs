using Rdfwd.Display.Pacing;

namespace Rdfwd.Display.Tests.Pacing;

/// <summary>A program that draws at a rate, a pacer, a link and a viewer that acknowledges, on a virtual clock.</summary>
internal sealed class PacedStream(SimulatedLink link)
{
    private const long TickUs = 500;
    public const long DecodeUs = 4_000;

    // As the encoder has it: text that takes more of the link, or lasts longer, goes as video, which takes all it is given.
    private const int TextLoadPercent = 85;
    private const int EasyLoadPercent = 80;
    private const long TextPatienceUs = 250_000;

    // The viewer's clock is another one.
    private const long ViewerClockUs = 987_654_321;

    private const int PingBytes = 60;

    private readonly Queue<(ulong Frame, long AckUs, long ReceivedUs)> _underWay = [];
    private readonly Queue<(long AskedUs, long AnsweredUs)> _asked = [];
    private FrameClock _clock;
    private ulong _frame;
    private long _drawnUs;
    private bool _dirty;
    private bool _everMore;
    private int _textLeft;
    private long _nextDrawUs;

    public SimulatedLink Link => link;

    public Pacer Pacer { get; } = new() { RefreshIntervalUs = 16_667 };

    public long NowUs { get; private set; } = 1_000_000;

    /// <summary>Between two pictures that the program draws; 0 while it draws nothing.</summary>
    public long DrawIntervalUs { get; set; } = 33_333;

    /// <summary>What a frame takes when the budget allows it.</summary>
    public int WantedBytes { get; set; } = int.MaxValue;

    /// <summary>A frame takes the link no longer than this by what it is believed to deliver, as a film on a fast link; 0: as long as it is allowed.</summary>
    public long FilmUs { get; set; }

    /// <summary>What each picture takes that is text, sent as it is where there is room; 0: it is none.</summary>
    public int TextBytes { get; set; }

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
        _textLeft = TextBytes;
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

        while (_asked.TryPeek(out (long AskedUs, long AnsweredUs) answer) && answer.AnsweredUs <= NowUs)
        {
            _asked.Dequeue();
            Pacer.OnAnswer(answer.AskedUs, NowUs);
        }

        if (DrawIntervalUs > 0 && NowUs >= _nextDrawUs)
        {
            _nextDrawUs = Math.Max(_nextDrawUs + DrawIntervalUs, NowUs);
            Draw();
        }

        if (Pacer.WantsRoundTrip(NowUs))
            _asked.Enqueue((NowUs, Link.Answer(Link.Send(PingBytes, NowUs))));
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
        int bytes = Math.Min(budget.Bytes, TextBytes > 0 ? _textLeft : WantedBytes);
        bool isLossy = TextBytes > 0 && IsTooMuch(budget);
        if (FilmUs > 0 && budget.BytesPerSecond > 0)
            bytes = (int)Math.Min(bytes, budget.BytesPerSecond * FilmUs / 1_000_000);
        _textLeft = isLossy ? 0 : Math.Max(0, _textLeft - bytes);
        _dirty = _textLeft > 0;
        _clock.OnSent(NowUs, Pacer.RefreshIntervalUs);
        Pacer.OnSent(++_frame, bytes, budget.Bytes, NowUs);
        long received = Link.Send(bytes, NowUs);
        _underWay.Enqueue((_frame, Link.Answer(received + DecodeUs), received));
        Frames.Add(new PacedFrame(_drawnUs, NowUs, received + DecodeUs, bytes, isLossy));
    }

    private bool IsTooMuch(in FrameBudget budget)
    {
        long rate = budget.BytesPerSecond;
        if (rate == 0 || _textLeft <= budget.Bytes)
            return false;
        _everMore = TextBytes * 1e6 / DrawIntervalUs * 100 > rate * (double)(_everMore ? EasyLoadPercent : TextLoadPercent);
        return _everMore || _textLeft * 1_000_000L / rate > TextPatienceUs;
    }
}
