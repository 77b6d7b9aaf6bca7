using System.Runtime.InteropServices;
using Rdfwd.Display.Codecs;
using Rdfwd.Display.Codecs.Video;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.Pacing;
using Rdfwd.Display.Records;
using Rdfwd.Display.X11;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Far;

/// <summary>Everything about pixels that belongs to one viewer: a stream for each window and the pacer of its link. Owned by the thread far-pixels.</summary>
internal sealed partial class ViewerPixels : IFrameWatcher, IDisposable
{
    // Smaller frames go before everything but input and acknowledgements: an echo must not wait behind a video.
    private const int SmallFrameBytes = 8 * 1024;

    // Damage up to this many pixels in the focused window is taken for the answer to a key.
    private const int EchoArea = 64 * 64;

    private const long IdleCheckUs = 1_000_000;

    private readonly Dictionary<uint, WindowStream> _streams = [];
    private readonly Func<uint> _newestInput;
    private EncoderOptions _options;
    private PictureOptions _picture;
    private readonly ViewerSettings _settings;
    private uint _refreshMilliHertz;
    private readonly TimeProvider _clock;
    private readonly Pacer _pacer;
    private readonly EncoderPool _encoders;
    private readonly FrameDraft _draft;
    private readonly FrameDraft _aside;
    private AsideWorker? _worker;
    private Attention _attention;
    private readonly ClockEstimate _nearClock = new();
    private readonly Func<long> _stageClock;
    private int _visible;
    private long _refinedUs;
    private long _idleCheckUs;
    private readonly FrameRing? _records;
    private readonly int _number;
    private long _frames;
    private long _frameBytes;

    /// <param name="connection">To the viewer.</param>
    /// <param name="newestInput">The newest input that was applied.</param>
    /// <param name="options">What the user asked for.</param>
    /// <param name="clock">Monotonic.</param>
    /// <param name="records">Where its frames are recorded; null: nowhere.</param>
    /// <param name="number">Tells its records from those of others.</param>
    /// <param name="settings">What the viewer asked for; null for nothing.</param>
    public ViewerPixels(WireConnection connection, Func<uint> newestInput, PictureOptions options, TimeProvider clock, FrameRing? records = null, int number = 0, ViewerSettings? settings = null)
    {
        _records = records;
        _number = number;
        _stageClock = () => Clock.NowUs(clock);
        _encoders = new EncoderPool(LibAvVideoSource.Instance, _stageClock);
        _draft = new FrameDraft(_stageClock);
        _aside = new FrameDraft(_stageClock);
        Connection = connection;
        _newestInput = newestInput;
        _settings = settings ?? ViewerSettings.Default;
        _picture = options;
        _options = options.ForEncoder;
        _clock = clock;
        _pacer = new Pacer();
        SetOptions(options);
    }

    public WireConnection Connection { get; }

    /// <summary>
    /// Makes <see cref="Send"/> be called again, from any thread. Without it, frames that take long hold up all others.
    /// </summary>
    public Action? Wake { get; init; }

    /// <summary>It only looks: its frames are in no records, and what the user decides is not for it.</summary>
    public bool IsRecorder => _records is null;

    /// <summary>Nothing is sent while the viewer may still tell what it kept of an earlier link.</summary>
    public bool Waits { get; set; }

    /// <summary>The far window that has the viewer's focus; its frames go first.</summary>
    public uint Focused { get; set; }

    /// <param name="milliHertz">The refresh rate of the viewer's fastest monitor; 0 when unknown.</param>
    public void SetRefreshRate(uint milliHertz)
    {
        _refreshMilliHertz = milliHertz;
        SetOptions(_picture);
    }

    /// <summary>What the user decided; holds from the next frame on.</summary>
    public void SetOptions(PictureOptions options)
    {
        _picture = options;
        _options = options.ForEncoder with { Encoder = options.Encoder ?? _settings.Encoder };
        _pacer.BandwidthLimit = Lower(options.BitsPerSecond / 8, _settings.BandwidthLimit);
        long refresh = FrameClock.IntervalUs(_refreshMilliHertz);
        _pacer.RefreshIntervalUs = options.FramesPerSecond == 0 ? refresh : Math.Max(refresh, FrameClock.IntervalOf(options.FramesPerSecond));
        FinishAside();
        foreach (WindowStream stream in _streams.Values)
            stream.Encoder.Options = _options;
    }

    public void Add(CapturedWindow window, long nowUs)
    {
        if (window.Width <= 0 || _streams.ContainsKey(window.Id))
            return;
        WindowStream stream = new(window, new WindowEncoder(window.Width, window.Height, _options, _encoders) { StageClock = _stageClock });
        stream.Pending.Add(window.Bounds, nowUs);
        _streams[window.Id] = stream;
    }

    public void Remove(uint id)
    {
        if (!_streams.Remove(id, out WindowStream? stream))
            return;
        Finish(stream);
        stream.Dispose();
    }

    public void NoteDamage(uint id, Rect area, long nowUs)
    {
        if (_streams.TryGetValue(id, out WindowStream? stream))
            stream.Pending.Add(area, nowUs);
    }

    public void NoteSize(CapturedWindow window, long nowUs)
    {
        if (!_streams.TryGetValue(window.Id, out WindowStream? stream))
        {
            Add(window, nowUs);
            return;
        }

        stream.Pending.Clear();
        stream.Pending.Add(window.Bounds, nowUs);
    }

    public void SetVisible(uint id, bool visible)
    {
        if (_streams.TryGetValue(id, out WindowStream? stream))
            stream.Visible = visible;
    }

    public void Refresh(uint id, long nowUs)
    {
        if (!_streams.TryGetValue(id, out WindowStream? stream))
            return;
        Finish(stream);
        stream.Encoder.Reset();
        stream.Pending.Add(stream.Window.Bounds, nowUs);
    }

    public void Keep(KeptWindow kept)
    {
        if (!Waits || !_streams.TryGetValue(kept.Window.Value, out WindowStream? stream))
            return;
        Finish(stream);
        stream.Encoder.Keep(kept.Width, kept.Height, kept.Digests);
    }

    public void Acknowledge(in FrameAck ack, long nowUs)
    {
        _pacer.OnAck(Key(ack.Window.Value, ack.Frame.Value), nowUs, (long)ack.Received, (long)ack.Presented);
        if (_streams.TryGetValue(ack.Window.Value, out WindowStream? stream))
        {
            if (ack.Result == FrameResult.CannotDecode)
                Finish(stream);
            stream.Acknowledge(ack, nowUs, _nearClock);
        }

        _records?.Acknowledged(_number, ack, nowUs, _nearClock.OffsetUs);
    }

    /// <summary>The viewer answered a Ping, which may be another's than <see cref="Send"/>'s.</summary>
    /// <param name="askedUs">The time in it.</param>
    /// <param name="nowUs">When the answer came, of the same clock.</param>
    public void OnPong(long askedUs, long nowUs) => _pacer.OnAnswer(askedUs, nowUs);

    /// <summary>
    /// Sends at most one frame, the most urgent. Returns when to be called again, µs: now when there may be more, <see cref="long.MaxValue"/>
    /// when only an event changes anything.
    /// </summary>
    public long Send(long nowUs)
    {
        if (_aside.Stream is not null && _worker is { IsWorking: false })
            FinishAside();
        if (Waits || Connection.Aborted is not null)
            return long.MaxValue;
        if (_pacer.WantsRoundTrip(nowUs))
            Connection.Send(Channel.Control, new Ping((ulong)nowUs));
        _attention.Note(_newestInput(), nowUs);
        if (MostUrgent(nowUs, out bool refine, out long laterUs) is not { } stream)
            return laterUs;
        bool urgent = !refine && IsEcho(stream);
        FrameBudget budget = _pacer.NextFrame(nowUs, Connection.TotalQueuedBytes + Connection.OutputPipeFill + AsideBytes, urgent);
        if (!budget.MaySend)
            return budget.RetryAtUs;
        if (refine)
            _refinedUs = nowUs;
        bool aside = IsAside(stream, refine);
        FrameDraft draft = aside ? _aside : _draft;
        if (refine ? !BeginRefinement(draft, stream) : !BeginChanges(draft, stream))
            return nowUs;
        (draft.Stream, draft.IsUrgent, draft.AllowedBytes) = (stream, urgent, budget.Bytes);
        Connection.PacePixels(_visible > 1 ? _attention.Pace(budget.BytesPerSecond, nowUs) : 0);
        draft.Budget = _attention.Limit(budget, IsAttended(stream, nowUs), nowUs);
        if (aside)
        {
            _worker ??= new AsideWorker("far-encode", Wake!);
            stream.Window.Lend(_worker);
            stream.NoteLent();
            _worker.Begin(draft.Encode);
            return nowUs;
        }

        draft.EncodeFirst();
        try
        {
            Transmit(draft);
        }
        finally
        {
            draft.Remember();
            draft.Clear();
        }

        return nowUs;
    }

    /// <summary>How far the viewer's clock is ahead.</summary>
    public ClockEstimate NearClock => _nearClock;

    public void OnWritten(WindowId window, FrameId frame) => _records?.Written(_number, window, frame, Clock.NowUs(_clock));

    public ViewerReport Report()
    {
        (int used, int kept) = _encoders.Count;
        return new ViewerReport(
            _frames,
            _frameBytes,
            _pacer.MinRoundTripUs,
            _pacer.BytesPerSecond,
            _pacer.InFlightBytes,
            used,
            kept,
            new ViewerSettings(_options.Encoder, _pacer.BandwidthLimit, _settings.ReadOnly),
            [.. _streams.Values.Select(s => s == _aside.Stream ? s.LastReport : s.Report())]);
    }

    public void Dispose()
    {
        _worker?.Dispose();
        if (_worker is not null)
            _aside.Stream?.Window.Return(_worker);
        _draft.Dispose();
        _aside.Dispose();
        foreach (WindowStream stream in _streams.Values)
            stream.Dispose();
        _streams.Clear();
        _encoders.Dispose();
    }

    // Of two limits, of which 0 is none.
    private static long Lower(long a, long b) => a == 0 || b == 0 ? Math.Max(a, b) : Math.Min(a, b);

    private static ulong Key(uint window, uint frame) => ((ulong)window << 32) | frame;

    // What the frame that is being made aside may add to what waits.
    private int AsideBytes => _aside.Stream is null ? 0 : _aside.Budget.Bytes;

    private bool IsEcho(WindowStream stream) => stream.Window.Id == Focused && stream.Pending.Region.Area <= EchoArea && !stream.Encoder.HasPending;

    private bool IsAttended(WindowStream stream, long nowUs) => Attention.IsAttended(stream.Window.Id == Focused, Focused != 0, stream.ServedUs, nowUs);

    // True while encoders are open.
    private bool ReleaseIdle(long nowUs)
    {
        if (nowUs >= _idleCheckUs)
        {
            _idleCheckUs = nowUs + IdleCheckUs;
            foreach (WindowStream stream in _streams.Values)
            {
                if (stream != _aside.Stream)
                    stream.Encoder.ReleaseIdle(nowUs);
            }

            _encoders.Trim();
        }

        return _encoders.OpenPixels > 0;
    }

    private WindowStream? MostUrgent(long nowUs, out bool refine, out long laterUs)
    {
        WindowTurn turn = new(nowUs, _refinedUs);
        WindowStream? live = null, due = null;
        int visible = 0;
        foreach (WindowStream stream in _streams.Values)
        {
            if (!stream.Visible)
                continue;
            visible++;
            // One at a time is made aside; its end brings the next turn.
            if (stream == _aside.Stream || (_aside.Stream is not null && IsHeavy(stream)))
                continue;
            if (!stream.Pending.IsEmpty || stream.Encoder.HasPending)
            {
                long mayAtUs = stream.Clock.MaySend(nowUs, _pacer.RefreshIntervalUs, out long retryUs) ? nowUs : retryUs;
                bool isFocused = stream.Window.Id == Focused;
                mayAtUs = Math.Max(mayAtUs, _attention.MayBeginUs(IsAttended(stream, nowUs), nowUs));
                if (turn.OfferLive(stream.ServedUs, mayAtUs, isFocused))
                    live = stream;
            }
            else if (_aside.Stream is null && stream.Encoder.RefineDueUs is { } atUs && turn.OfferRefine(atUs))
            {
                due = stream;
            }
        }

        _visible = visible;
        if (ReleaseIdle(nowUs))
            turn.LookAgain(_idleCheckUs);
        refine = turn.MayRefine && (live is null || !IsEcho(live));
        laterUs = turn.LaterUs;
        return refine ? due : live;
    }
}
