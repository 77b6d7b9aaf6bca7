using Microsoft.Extensions.Logging;
using Rdfwd.Display.Composing;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Near;

/// <summary>
/// The windows at the near end (thread near-windows): makes one for each far window, gives the near window manager what it needs to
/// know, and tells the far end what the user and the window manager did.
/// </summary>
internal sealed unsafe partial class NearWindows : XThread
{
    private readonly Dictionary<uint, NearWindow> _byFar = [];
    private readonly Dictionary<uint, NearWindow> _byNear = [];
    private readonly Presenter _presenter;
    private readonly NearVisual _visual;
    private readonly CursorSet _cursors;
    private readonly WindowGroups _groups;
    private readonly SettingsReader _settings;
    private readonly TrayDock _tray;
    private readonly DropTarget _drops;
    private readonly RaiseLimit _raises = new();
    private readonly RaiseLimit _appearances = new();
    private readonly KeyboardReader _keyboard;
    private readonly KeyLatency _latency;
    private readonly TimeProvider _clock;
    private readonly NearDisplayOptions _options;
    private readonly StatisticsOverlay? _overlay;
    private WireConnection? _connection;
    private NearSession _session = new("", "", ReadOnly: false);
    private bool _linkLost;

    public NearWindows(XConnection x, Presenter presenter, NearVisual visual, KeyLatency latency, NearDisplayOptions options, TimeProvider clock, ILogger log, StatisticsOverlay? overlay = null)
        : base("near-windows", x, log)
    {
        _overlay = overlay;
        _presenter = presenter;
        _visual = visual;
        _latency = latency;
        _clock = clock;
        _options = options;
        _grab = new GrabRule(options.Grab);
        _composition = new KeyComposition(options.InputMethodPatience);
        Use = new NearUse(clock);
        _startupId = options.StartupId;
        _cursors = new CursorSet(x);
        _groups = new WindowGroups(x);
        _settings = new SettingsReader(x);
        _tray = new TrayDock(x);
        _drops = new DropTarget(x);
        _keyboard = new KeyboardReader(x, log);
        uint mask = XCB_EVENT_MASK_STRUCTURE_NOTIFY | XCB_EVENT_MASK_PROPERTY_CHANGE;
        xcb_change_window_attributes(x.Handle, x.Root, XCB_CW_EVENT_MASK, &mask);
        x.Flush();
    }

    /// <summary>Raised when a person closes a window that stands for the whole session, or any where closing is all that may be done.</summary>
    public event Action? LeaveAsked;

    /// <summary>How many windows are shown. Any thread, approximately.</summary>
    public int Count => _byFar.Count;

    /// <summary>Whether a person works with these windows.</summary>
    public NearUse Use { get; }

    /// <summary>Gets the paths of files that a person dropped onto a window; thread near-windows. Without one, drags see no target.</summary>
    public Action<IReadOnlyList<string>>? FilesDropped
    {
        get;
        set
        {
            field = value;
            Post(ListenForDrops);
        }
    }

    public void Begin() => Start();

    /// <summary>A link is up: tells the far end about this screen and keyboard; its full state follows.</summary>
    public void Connected(WireConnection connection, NearSession session) => Invoke(() =>
    {
        _connection = connection;
        _session = session;
        ListenForDrops();
        bool resumed = _linkLost;
        _linkLost = false;
        DropWaiting();
        ForgetHeld();
        _warps.Clear();
        ForgetRest();
        OpenInputMethod();
        TellScreen(ScreenReader.Read(X));
        _sentKeymap = null;
        SendKeymap();
        TellSettings();
        if (resumed)
        {
            foreach (NearWindow window in _byFar.Values)
                SetTitle(window);
        }
    });

    public void LinkLost(string why) => Invoke(() =>
    {
        _connection = null;
        _linkLost = true;
        DropWaiting();
        ForgetHeld();
        ForgetButtons();
        // A menu that nothing can close must not keep the pointer of the whole desktop.
        if (_grabbing is not null || _awaitsGrab is not null)
            UngrabPointer();
        foreach (NearWindow window in _byFar.Values)
            SetTitle(window);
        Log.LogInformation("Windows frozen: {Why}", why);
    });

    /// <summary>Makes or takes up the window for a far one; when this returns frames can be drawn into it.</summary>
    public void Apply(NewWindow message) => Invoke(() =>
    {
        Rect geometry = new(message.X, message.Y, Math.Max(1, message.Width), Math.Max(1, message.Height));
        if (_byFar.TryGetValue(message.Window.Value, out NearWindow? known))
        {
            if (known.OverrideRedirect == message.OverrideRedirect)
            {
                TakeUp(known, message, geometry);
                return;
            }

            Destroy(known);
        }

        Create(message, geometry);
    });

    public void Apply(WindowProperties message) => Post(() =>
    {
        if (_byFar.TryGetValue(message.Window.Value, out NearWindow? window))
            WriteProperties(window, message.Properties);
    });

    /// <summary>A program asks for states, which the near window manager gives or not.</summary>
    public void Apply(AskWindowState message) => Post(() =>
    {
        const WindowStates inFront = WindowStates.FullScreen | WindowStates.Above;
        if (!_byFar.TryGetValue(message.Window.Value, out NearWindow? window) || window.OverrideRedirect)
            return;
        if (message.Action == StateAction.Remove || (message.States & inFront) == 0 || _raises.Allow(Clock.NowUs(_clock)))
            AskStates(window, message.Action, message.States);
    });

    public void Apply(WindowGone message) => Invoke(() =>
    {
        if (_byFar.TryGetValue(message.Window.Value, out NearWindow? window))
            Destroy(window);
    });

    /// <summary>The far end's complete list: what it does not name is gone.</summary>
    public void Apply(WindowList message) => Invoke(() =>
    {
        HashSet<uint> alive = [.. message.Windows.Select(w => w.Value)];
        foreach (NearWindow window in _byFar.Values.ToArray())
        {
            if (!alive.Contains(window.FarId))
                Destroy(window);
        }
    });

    public void Apply(WindowRaised message) => Post(() =>
    {
        if (!_byFar.TryGetValue(message.Window.Value, out NearWindow? window) || !_raises.Allow(Clock.NowUs(_clock)))
            return;
        uint above = XCB_STACK_MODE_ABOVE;
        xcb_configure_window(X.Handle, window.Id, (ushort)XCB_CONFIG_WINDOW_STACK_MODE, &above);
    });

    // Source 1: the request comes from a program, so the window manager applies its focus stealing rules (EWMH _NET_ACTIVE_WINDOW).
    public void Apply(ActivateWindow message) => Post(() =>
    {
        if (_byFar.TryGetValue(message.Window.Value, out NearWindow? window) && _raises.Allow(Clock.NowUs(_clock)))
            AskRoot(window.Id, Atom._NET_ACTIVE_WINDOW, [1, _lastUserTime, _focused?.Id ?? 0]);
    });

    public void Apply(BeginMoveResize message) => Post(() =>
    {
        if (_byFar.TryGetValue(message.Window.Value, out NearWindow? window))
            BeginMoveResize(window, message);
    });

    public void Apply(CursorImage message) => Post(() =>
    {
        uint cursor = _cursors.Get(message);
        if (_byFar.TryGetValue(message.Window.Value, out NearWindow? under))
            xcb_change_window_attributes(X.Handle, under.Id, XCB_CW_CURSOR, &cursor);
        // While a button is held the X server shows the cursor of the window that it was pressed in.
        if (_pressedIn is not null && _pressedIn != under)
            xcb_change_window_attributes(X.Handle, _pressedIn.Id, XCB_CW_CURSOR, &cursor);
    });

    public void Apply(WindowShape message) => Post(() =>
    {
        if (!_byFar.TryGetValue(message.Window.Value, out NearWindow? window))
            return;
        window.Shaped |= message.Shaped;
        if (!message.Shaped)
        {
            xcb_shape_mask(X.Handle, (byte)XCB_SHAPE_SO_SET, (byte)message.Kind, window.Id, 0, 0, 0);
            return;
        }

        xcb_rectangle_t[] rectangles = [.. message.Rectangles.Select(r => new xcb_rectangle_t { x = (short)r.X, y = (short)r.Y, width = (ushort)r.Width, height = (ushort)r.Height })];
        fixed (xcb_rectangle_t* p = rectangles)
            xcb_shape_rectangles(X.Handle, (byte)XCB_SHAPE_SO_SET, (byte)message.Kind, (byte)XCB_CLIP_ORDERING_UNSORTED, window.Id, 0, 0, (uint)rectangles.Length, p);
    });

    public void Apply(FullScreenMonitors message) => Post(() =>
    {
        if (_byFar.TryGetValue(message.Window.Value, out NearWindow? window))
            AskRoot(window.Id, Atom._NET_WM_FULLSCREEN_MONITORS, [message.Top, message.Bottom, message.Left, message.Right, 1]);
    });

    public void Apply(WarpPointer message) => Post(() => WarpPointer(message));

    protected override void OnStopping()
    {
        _inputMethod?.Dispose();
        foreach (NearWindow window in _byFar.Values.ToArray())
            Destroy(window);
    }

    private void Create(NewWindow message, Rect geometry)
    {
        if (_byFar.Count >= Limits.Windows)
            throw new ProtocolException($"The far end announced more than {Limits.Windows} windows.");
        uint id = X.NewId();
        Rect told = geometry;
        if (message.Properties.Type == WindowType.Screen && message.Properties.Hints is { } hints && IsOneSize(hints))
            geometry = FitOnScreen(geometry);
        bool covers = message.OverrideRedirect && CoversAMonitor(geometry), unmanaged = message.OverrideRedirect && !covers;
        uint* values = stackalloc uint[6];
        int n = 0;
        values[n++] = 0;
        values[n++] = 0;
        values[n++] = XCB_GRAVITY_NORTH_WEST;
        values[n++] = unmanaged ? 1u : 0u;
        values[n++] = EventMask;
        values[n++] = _visual.Colormap;
        uint mask = XCB_CW_BACK_PIXEL | XCB_CW_BORDER_PIXEL | XCB_CW_BIT_GRAVITY | XCB_CW_OVERRIDE_REDIRECT | XCB_CW_EVENT_MASK | XCB_CW_COLORMAP;
        xcb_create_window(
            X.Handle, _visual.Depth, id, X.Root, (short)geometry.X, (short)geometry.Y, (ushort)geometry.Width, (ushort)geometry.Height, 0,
            (ushort)XCB_WINDOW_CLASS_INPUT_OUTPUT, _visual.Visual, mask, values);
        NearWindow window = new(message.Window.Value, id, unmanaged, geometry) { Told = told, Serial = message.Serial, KeepsPlace = message.Properties.Hints is { } placed && IsPlaced(placed) };
        _byFar[window.FarId] = window;
        _byNear[id] = window;
        uint cursor = _cursors.Current;
        if (cursor != 0)
            xcb_change_window_attributes(X.Handle, id, XCB_CW_CURSOR, &cursor);
        XProperty.SetWords(X, id, Atom._RDFWD_WINDOW, XCB_ATOM_CARDINAL, [window.FarId]);
        XProperty.SetWords(X, id, Atom.WM_PROTOCOLS, XCB_ATOM_ATOM, [X.Atoms[Atom.WM_DELETE_WINDOW], X.Atoms[Atom._NET_WM_PING]]);
        _drops.Announce(id);
        WriteProperties(window, message.Properties);
        WindowStates first = (message.Properties.States ?? 0) | (covers || (_options.FullScreen && window.Type == WindowType.Screen) ? WindowStates.FullScreen : 0);
        window.SpreadsOnMap = window.Type == WindowType.Screen && (first & WindowStates.FullScreen) != 0 && MustSpread;
        WriteInitialStates(window, window.SpreadsOnMap ? first & ~WindowStates.FullScreen : first);
        AdoptTransients(window);
        _presenter.Add(window.FarId, id);
        if (window.Picture is not null)
            _presenter.Fit(window.FarId, geometry.Width, geometry.Height);
        if (!window.OverrideRedirect && !_startupEnded)
            EndStartup(window);
        if (window.Type == WindowType.TrayIcon)
            _tray.Show(id);
        else
            xcb_map_window(X.Handle, id);
        // The presenter draws over another connection, which must find the window.
        X.Sync();
        if (IsMenu(window))
            GrabPointerFor(window);
    }

    // After a lost link the window is still there: only what changed meanwhile is applied.
    private void TakeUp(NearWindow window, NewWindow message, Rect geometry)
    {
        if (!window.KeepsPlace && message.Properties.Hints is { } hints && IsPlaced(hints))
            message.Properties.Hints = PlacedAs(window.Properties.Hints ?? default, hints);
        WriteProperties(window, message.Properties);
        ForgetShape(window);
        if (window.OverrideRedirect)
        {
            ApplyFarGeometry(window, geometry, GeometryParts.Position | GeometryParts.Size);
            if (IsMenu(window))
                GrabPointerFor(window);
            return;
        }

        TakeUpGeometry(window, geometry, message.Serial);
        TellStates(window, force: true);
        if (_focused == window)
        {
            TellFocus(window);
        }
    }

    private void Destroy(NearWindow window)
    {
        _byFar.Remove(window.FarId);
        _byNear.Remove(window.Id);
        _inputMethod?.Forget(window.Id);
        if (_focused == window)
        {
            _focused = null;
            Use.Focus(false);
            UpdateGrab();
        }

        LeaveMenu(window);
        if (_pressedIn == window)
            _pressedIn = null;
        _presenter.Remove(window.FarId);
        _overlay?.Forget(window.FarId);
        xcb_destroy_window(X.Handle, window.Id);
    }

    private void ForgetShape(NearWindow window)
    {
        if (!window.Shaped)
            return;
        window.Shaped = false;
        foreach (ShapeKind kind in Enum.GetValues<ShapeKind>())
            xcb_shape_mask(X.Handle, (byte)XCB_SHAPE_SO_SET, (byte)kind, window.Id, 0, 0, 0);
    }

    private void AskRoot(uint window, Atom type, ReadOnlySpan<uint> data) =>
        XProperty.SendClientMessage(X, X.Root, XCB_EVENT_MASK_SUBSTRUCTURE_REDIRECT | XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY, window, X.Atoms[type], data);

    // What comes from here keeps its place behind the keys that an input method has. Motion may overtake them, but nothing else.
    private void Send<T>(in T message)
        where T : IMessage<T>
    {
        if (_composition.IsIdle || (T.Type == MessageType.Motion && !_composition.HasHeld))
        {
            SendNow(message);
            return;
        }

        T held = message;
        InOrder(() => SendNow(held));
    }

    // The one place by which input leaves this end.
    private void SendNow<T>(in T message)
        where T : IMessage<T>
    {
        if (!IsReadOnly || !ReadOnlyRule.IsRefused(T.Type))
            _connection?.Send(Channel.Control, message);
    }

    // Who may only look may give nothing either.
    private void ListenForDrops() => _drops.Enabled = FilesDropped is not null && !IsReadOnly;

    private bool IsReadOnly => _options.ReadOnly || _session.ReadOnly;
}
