using Microsoft.Extensions.Logging;
using Rdfwd.Display.Codecs.Video;
using Rdfwd.Display.Records;
using Rdfwd.Display.X11;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Near;

/// <summary>
/// The near end of a session: windows, keyboard and pointer on one X display. It lives through lost links: <see cref="LinkLost"/>
/// freezes the windows, the next <see cref="Connected"/> takes them up again. <see cref="Handle"/> belongs to the one thread that reads
/// the connection; the other members may be called from any thread.
/// </summary>
public sealed class NearDisplay : IDisposable
{
    // A second of several windows at the highest rates.
    private const int RecordsKept = 1024;

    private readonly Presenter _presenter;
    private readonly NearWindows _windows;
    private readonly KeyLatency _latency;
    private readonly DecoderReport _decoder;
    private readonly TimeProvider _clock;
    private readonly bool _rings;
    private readonly Frame _frame = new();
    private readonly ClockEstimate _farClock = new();
    private WireConnection? _connection;
    private long _connectedUs;

    private NearDisplay(Presenter presenter, NearWindows windows, KeyLatency latency, DecoderReport decoder, TimeProvider clock, bool rings)
    {
        _rings = rings;
        _presenter = presenter;
        _windows = windows;
        _latency = latency;
        _decoder = decoder;
        _clock = clock;
        _windows.Lost += why => Closed?.Invoke(why);
    }

    /// <summary>Raised once, on a thread of this class, when the X display is gone; with a sentence for people.</summary>
    public event Action<string>? Closed;

    /// <summary>Raised on a thread of this class when a person closed what stands for the whole session: this end should leave it.</summary>
    public event Action? LeaveAsked
    {
        add => _windows.LeaveAsked += value;
        remove => _windows.LeaveAsked -= value;
    }

    /// <summary>A person dropped files onto a window; their paths. On a thread of this class. While nobody listens, nothing is taken.</summary>
    public event Action<IReadOnlyList<string>>? FilesDropped
    {
        add => _windows.FilesDropped += value;
        remove => _windows.FilesDropped -= value;
    }

    /// <summary>Whether a person works with the windows.</summary>
    public NearUse Use => _windows.Use;

    /// <summary>The window on the near display that has the focus, if its keys go to an input method first, or 0.</summary>
    public uint InputMethodWindow => _windows.InputMethodWindow;

    /// <exception cref="DisplayException">No display, or it lacks what is needed.</exception>
    /// <exception cref="VideoCodecException">The decoder that must be used does not work here.</exception>
    public static NearDisplay Open(NearDisplayOptions options, ILogger log) => Open(options, log, TimeProvider.System);

    internal static NearDisplay Open(NearDisplayOptions options, ILogger log, TimeProvider clock)
    {
        CodecSelection? forced = options.Decoder is { } name ? VideoCodecs.SelectDecoder(name) : null;
        XConnection? windowsConnection = null, drawConnection = null;
        try
        {
            windowsConnection = XConnection.Open(options.DisplayName, options.AuthorityFile);
            drawConnection = XConnection.Open(options.DisplayName, options.AuthorityFile);
            NearVisual visual = NearVisual.Find(windowsConnection);
            KeyLatency latency = new();
            FrameRing? records = options.Statistics ? new FrameRing(RecordsKept) : null;
            DecoderReport decoder = new(forced, options.TryCodecs);
            Presenter presenter = new(drawConnection, visual.Depth, latency, clock, log, records) { Decoder = options.Decoder, VideoShown = decoder.NoteVideo };
            StatisticsOverlay? overlay = records is null ? null : new StatisticsOverlay(windowsConnection, records, presenter.DecoderOf);
            NearWindows windows = new(windowsConnection, presenter, visual, latency, options, clock, log, overlay);
            NearDisplay display = new(presenter, windows, latency, decoder, clock, options.Bell);
            windows.Begin();
            return display;
        }
        catch
        {
            windowsConnection?.Dispose();
            drawConnection?.Dispose();
            throw;
        }
    }

    /// <summary>A link is up and both ends said hello: tells the far end about screen and keyboard, whose full state follows.</summary>
    /// <param name="connection">The new link.</param>
    /// <param name="session">What the far end said of the session; null where it said nothing.</param>
    public void Connected(WireConnection connection, NearSession? session = null)
    {
        _connection = connection;
        _connectedUs = Clock.NowUs(_clock);
        // First: until then a frame of the earlier link may be on its way to the glass.
        _presenter.Restart(connection);
        _latency.Clear();
        _decoder.Restart();
        _windows.Connected(connection, session ?? new NearSession("", "", ReadOnly: false));
    }

    /// <summary>The link is gone: windows stay, dimmed and marked in their titles.</summary>
    public void LinkLost(string why)
    {
        _connection = null;
        _windows.LinkLost(why);
        _presenter.Freeze();
    }

    /// <summary>The far end answered a question about its clock. The thread that reads the connection. Times in µs.</summary>
    /// <param name="askedUs">When it was asked.</param>
    /// <param name="farUs">Its clock.</param>
    /// <param name="backUs">When the answer came.</param>
    public void ClockTold(long askedUs, long farUs, long backUs)
    {
        _farClock.Add(askedUs, farUs, farUs, backUs);
        _presenter.ClockOffsetUs = -_farClock.OffsetUs;
    }

    /// <summary>Takes a message of the far end; false when it is not about windows.</summary>
    public bool Handle(in IncomingMessage message)
    {
        switch (message.Type)
        {
            case MessageType.Frame:
                long receivedUs = Clock.NowUs(_clock);
                _frame.Read(message);
                if (_connection is { } connection)
                    _presenter.Show(connection, _frame, receivedUs);
                return true;
            case MessageType.AskDecoder:
                if (_connection is { } asking)
                    _decoder.Answer(asking);
                return true;
            case MessageType.NewWindow:
                _windows.Apply(message.Read<NewWindow>());
                return true;
            case MessageType.WindowProperties:
                _windows.Apply(message.Read<WindowProperties>());
                return true;
            case MessageType.AskWindowState:
                _windows.Apply(message.Read<AskWindowState>());
                return true;
            case MessageType.MoveResizeWindow:
                _windows.Apply(message.Read<MoveResizeWindow>());
                return true;
            case MessageType.WindowGone:
                _windows.Apply(message.Read<WindowGone>());
                return true;
            case MessageType.WindowList:
                _windows.Apply(message.Read<WindowList>());
                return true;
            case MessageType.WindowRaised:
                _windows.Apply(message.Read<WindowRaised>());
                return true;
            case MessageType.ActivateWindow:
                _windows.Apply(message.Read<ActivateWindow>());
                return true;
            case MessageType.BeginMoveResize:
                _windows.Apply(message.Read<BeginMoveResize>());
                return true;
            case MessageType.CursorImage:
                _windows.Apply(message.Read<CursorImage>());
                return true;
            case MessageType.WindowShape:
                _windows.Apply(message.Read<WindowShape>());
                return true;
            case MessageType.FullScreenMonitors:
                _windows.Apply(message.Read<FullScreenMonitors>());
                return true;
            case MessageType.WarpPointer:
                _windows.Apply(message.Read<WarpPointer>());
                return true;
            case MessageType.Bell:
                Bell bell = message.Read<Bell>();
                if (_rings)
                    _windows.Apply(bell);
                return true;
            default:
                return false;
        }
    }

    public NearDisplayInfo GetInfo() => new(
        _windows.Count,
        _presenter.Counters.Frames,
        _presenter.Counters.Bytes,
        _presenter.Counters.Frames == 0 ? 0 : _presenter.Counters.TotalUs / _presenter.Counters.Frames,
        _latency.Percentile(0.5),
        _latency.Percentile(0.95),
        Clock.NowUs(_clock) - _connectedUs);

    public void Dispose()
    {
        _windows.Dispose();
        _presenter.Dispose();
    }
}
