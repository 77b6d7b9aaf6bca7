using Rdfwd.Display.Codecs;
using Rdfwd.Display.Damage;
using Rdfwd.Display.Pacing;
using Rdfwd.Display.Records;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Far;

/// <summary>One window on its way to one viewer. Owned by the thread far-pixels.</summary>
internal sealed class WindowStream : IDisposable
{
    private const int SentKept = 64;

    private readonly Dictionary<uint, long> _videoFrames = [];
    // When the newest frames were sent, by their numbers.
    private readonly (uint Frame, long SentUs)[] _sent = new (uint, long)[SentKept];
    private FrameClock _clock;
    private uint _nextFrame = 1;

    public WindowStream(CapturedWindow window, WindowEncoder encoder)
    {
        Window = window;
        Encoder = encoder;
        LastReport = Report();
    }

    public CapturedWindow Window { get; }

    public WindowEncoder Encoder { get; }

    /// <summary>What the encoder has not been shown yet.</summary>
    public DamageMap Pending { get; } = new();

    /// <summary>Keeps its frames to the refresh rate of the viewer's screen.</summary>
    public ref FrameClock Clock => ref _clock;

    /// <summary>False while the viewer shows nothing of it: changes gather, nothing is sent.</summary>
    public bool Visible { get; set; } = true;

    /// <summary>When its last frame was sent, µs; 0 before the first.</summary>
    public long ServedUs { get; set; }

    /// <summary>Where its last frame went.</summary>
    public Channel Channel { get; set; } = Channel.Pixels;

    /// <summary>What <see cref="Report"/> said before the encoder was lent: while it works elsewhere nothing of it can be read.</summary>
    public StreamReport LastReport { get; private set; }

    /// <summary>How the window does now.</summary>
    public StreamReport Report() => new(Window.Id, Encoder.IsExact, Encoder.VideoEncoderName, Encoder.VideoProblem);

    /// <summary>The encoder is about to be lent.</summary>
    public void NoteLent()
    {
        bool isExact = Encoder.IsExact;
        if (LastReport.Exact != isExact || LastReport.VideoEncoder != Encoder.VideoEncoderName || LastReport.VideoProblem != Encoder.VideoProblem)
            LastReport = Report();
    }

    /// <summary>Gives a frame its number and remembers what its acknowledgement will be about.</summary>
    public FrameId Number(long capturedUs, List<FrameRect> rects)
    {
        uint id = _nextFrame++;
        bool video = false;
        foreach (FrameRect rect in rects)
            video |= rect.Codec == RectCodec.H264;
        if (video)
            _videoFrames[id] = capturedUs;
        return new FrameId(id);
    }

    public void Sent(FrameId frame, long nowUs) => _sent[frame.Value % SentKept] = (frame.Value, nowUs);

    public void Acknowledge(in FrameAck ack, long nowUs, ClockEstimate nearClock)
    {
        (uint frame, long sentUs) = _sent[ack.Frame.Value % SentKept];
        if (frame == ack.Frame.Value && ack.Result == FrameResult.Shown)
            nearClock.Add(sentUs, (long)ack.Received, (long)ack.Presented, nowUs);
        if (!_videoFrames.Remove(ack.Frame.Value, out long capturedUs))
            return;
        if (ack.Result == FrameResult.CannotDecode)
            Encoder.OnCannotDecode(capturedUs);
        else if (ack.Result == FrameResult.Shown)
            Encoder.OnDecoded();
    }

    public void Dispose() => Encoder.Dispose();
}
