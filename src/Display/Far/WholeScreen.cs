using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Far;

/// <summary>
/// The whole screen of the far display as one window (thread far-screen), whose id is the root window's. Another window manager runs there;
/// this one only follows the size, and sets it for viewers where the display is the session's own and can change it.
/// </summary>
internal sealed unsafe class WholeScreen : XThread, IFarScene
{
    // Smaller screens are of no use to a desktop.
    private static readonly ScreenSize LeastUseful = new(200, 150);

    private readonly List<WireConnection> _viewers = [];
    private readonly ScreenLayout _layout;
    private readonly BellWatcher _bell;
    private readonly string _title;
    private readonly string _instance;
    private readonly bool _mayResize;
    private bool _resizable;
    private ScreenSize _size;
    private ScreenSize? _wanted;
    private ScreenSize _asked;
    private bool _look;
    private bool _arrange;
    private IReadOnlyList<ScreenMonitor> _monitors = [];
    private (int X, int Y)? _place;
    private WindowStates _states;
    private readonly OwnPlace _own = new();
    private uint _serial;
    private int _dpi;
    private uint _refreshMilliHz;

    private WholeScreen(XConnection x, string title, bool mayResize, ILogger log)
        : base("far-screen", x, log)
    {
        _layout = new ScreenLayout(x, log);
        _bell = new BellWatcher(x);
        _title = title;
        _instance = mayResize ? "desktop" : "shadow";
        _mayResize = mayResize;
        _size = new ScreenSize(_layout.Width, _layout.Height);
        PublishSnapshot();
    }

    public event Action<uint, bool>? Changed;

    public ConcurrentDictionary<uint, FarWindowInfo> Snapshot { get; } = new();

    public PointerPlace Pointer { get; } = new();

    public uint IdleFocusWindow => 0;

    public int ScreenWidth => _layout.Width;

    public int ScreenHeight => _layout.Height;

    /// <summary>Watches the screen of an X server.</summary>
    /// <param name="x">To the server; taken over.</param>
    /// <param name="title">Of the window at the near end.</param>
    /// <param name="mayResize">The screen may be given another size.</param>
    /// <param name="first">The size to begin with; null for the one it has.</param>
    /// <param name="log">Gets what happens.</param>
    public static WholeScreen Open(XConnection x, string title, bool mayResize, ScreenSize? first, ILogger log)
    {
        // The picture is read as it is on the screen, 4 bytes a pixel.
        if (x.Screen->root_depth is not (24 or 32))
        {
            int depth = x.Screen->root_depth;
            x.Dispose();
            throw new DisplayException($"The screen of {x.DisplayName} has {depth} bits a pixel, and rdfwd can show screens of 24. Start the X server with that depth.");
        }

        WholeScreen screen = new(x, title, mayResize, log);
        uint mask = XCB_EVENT_MASK_STRUCTURE_NOTIFY;
        xcb_change_window_attributes(x.Handle, x.Root, XCB_CW_EVENT_MASK, &mask);
        if (mayResize)
            screen.TrySize(first ?? screen._size);
        return screen;
    }

    public void Begin()
    {
        Start();
        Post(() => Changed?.Invoke(X.Root, true));
    }

    public void AddViewer(WireConnection connection, bool resumes, bool manages) => Invoke(() =>
    {
        _viewers.Add(connection);
        connection.Send(Channel.Control, Describe(manages && !resumes ? _own.Value ?? Place : Place));
        connection.Send(Channel.Control, new WindowList([new WindowId(X.Root)]));
    });

    public void RemoveViewer(WireConnection connection) => Invoke(() => _viewers.Remove(connection));

    public IReadOnlyList<FarWindowReport> Report()
    {
        List<FarWindowReport> report = [];
        Invoke(() => report.Add(new FarWindowReport(X.Root, _title, "Rdfwd", new Rect(0, 0, _size.Width, _size.Height), false, _states)));
        return report;
    }

    public void NoteFocus(uint id)
    {
        // Who has the focus there is the business of the window manager there.
    }

    public bool Handle(in IncomingMessage message)
    {
        switch (message.Type)
        {
            case MessageType.Screen:
                Screen screen = message.Read<Screen>();
                Post(() => (_dpi, _refreshMilliHz, _monitors, _arrange) = (screen.Dpi, screen.RefreshMilliHertz, screen.Monitors, true));
                return true;
            case MessageType.ConfigureWindow:
                ConfigureWindow configure = message.Read<ConfigureWindow>();
                Post(() => Apply(configure));
                return true;
            case MessageType.SetWindowState:
                SetWindowState state = message.Read<SetWindowState>();
                Post(() => Apply(state));
                return true;
            default:
                // A screen is not closed, raised or framed, and the desktop in it has settings of its own.
                return message.Type is MessageType.CloseWindow or MessageType.RaiseWindow or MessageType.SetFrameExtents or MessageType.DesktopSettings;
        }
    }

    protected override void OnEvent(xcb_generic_event_t* e, int type)
    {
        if (type == XCB_CONFIGURE_NOTIFY && ((xcb_configure_notify_event_t*)e)->window == X.Root)
            _look = true;
        else if (_bell.TryRead(e, type, Clock.NowUs(TimeProvider.System), out Bell bell))
            _viewers.ForEach(viewer => viewer.Send(Channel.Control, bell));
    }

    protected override long OnTurn()
    {
        // Of many sizes while a person drags a corner only the last one counts.
        bool refused = false;
        if (_wanted is not null || _arrange)
        {
            _layout.InOneStep(() =>
            {
                refused = _wanted is { } wanted && !TrySize(wanted);
                if (_resizable)
                    _layout.SetMonitors(DesktopMonitors.Of(_monitors, Place, (_states & WindowStates.FullScreen) != 0), _dpi);
            });
            _wanted = null;
            _arrange = false;
        }

        if (refused)
            TellSize();

        if (_look)
        {
            _look = false;
            LookAtSize();
        }

        return -1;
    }

    // Where the viewer shows the screen.
    private Rect Place => new(_place?.X ?? 0, _place?.Y ?? 0, _size.Width, _size.Height);

    private NewWindow Describe(Rect at)
    {
        return new NewWindow(new WindowId(X.Root), at.X, at.Y, at.Width, at.Height, false, new WindowPropertySet
        {
            Title = _title,
            Instance = _instance,
            ClassName = "Rdfwd",
            Type = WindowType.Screen,
            Hints = Hints(),
            Protocols = WindowProtocols.DeleteWindow | WindowProtocols.InputHint,
            States = _states,
        }, _serial);
    }

    private SizeHints Hints()
    {
        // ICCCM 4.1.2.3.
        const uint userPosition = 1, minimum = 16, maximum = 32, gravityGiven = 512;
        const int staticGravity = 10;
        (ScreenSize least, ScreenSize most) = _resizable && _layout.Range() is { } range ? (LeastUseful.Within(range.Least, range.Most), range.Most) : (_size, _size);
        return new SizeHints
        {
            Flags = minimum | maximum | (_place is null ? 0 : userPosition | gravityGiven),
            MinWidth = least.Width,
            MinHeight = least.Height,
            MaxWidth = most.Width,
            MaxHeight = most.Height,
            Gravity = _place is null ? 0 : staticGravity,
        };
    }

    private void Apply(in SetWindowState state)
    {
        if (state.Window.Value != X.Root)
            return;
        if (_place is not null)
            _own.OnStates(_states, state.States, Place, Clock.NowUs(TimeProvider.System));
        _states = state.States;
        _arrange = true;
    }

    private void Apply(in ConfigureWindow configure)
    {
        if (configure.Window.Value != X.Root)
            return;
        _serial = configure.Serial;
        if (_place is not null)
            _own.OnPlace(Place, Clock.NowUs(TimeProvider.System));
        _place = (configure.X, configure.Y);
        _arrange = true;
        if ((configure.Changed & GeometryParts.Size) == 0)
            return;
        ScreenSize asked = new(configure.Width, configure.Height);
        // What cannot be is answered once; a near window manager may insist.
        if (asked == _asked)
            return;
        _asked = asked;
        _wanted = asked == _size ? null : asked;
    }

    private bool TrySize(ScreenSize wanted)
    {
        if (!_mayResize)
            return false;
        if (_layout.Range() is { } range)
            wanted = wanted.Within(LeastUseful.Within(range.Least, range.Most), range.Most);
        // Events about a size that a viewer asked for tell it nothing new.
        bool done = _layout.TryResize(wanted, _dpi, _refreshMilliHz);
        _resizable |= done;
        if (done)
        {
            Pointer.Value = null;
            _size = wanted;
            PublishSnapshot();
        }

        return done;
    }

    // Somebody at the far end gave the screen another size: the near window follows.
    private void LookAtSize()
    {
        xcb_get_geometry_reply_t* root = xcb_get_geometry_reply(X.Handle, xcb_get_geometry(X.Handle, X.Root), null);
        if (root == null)
            return;
        ScreenSize now = new(root->width, root->height);
        Libc.free(root);
        _layout.Note(now.Width, now.Height);
        if (now == _size)
            return;
        Pointer.Value = null;
        _size = _asked = now;
        _arrange = true;
        PublishSnapshot();
        TellSize();
    }

    private void TellSize()
    {
        WindowId window = new(X.Root);
        WindowProperties hints = new(window, new WindowPropertySet { Hints = Hints() });
        MoveResizeWindow size = new(window, _serial, 0, 0, _size.Width, _size.Height, GeometryParts.Size);
        foreach (WireConnection viewer in _viewers)
        {
            viewer.Send(Channel.Control, hints);
            viewer.Send(Channel.Control, size);
        }
    }

    private void PublishSnapshot() =>
        Snapshot[X.Root] = new FarWindowInfo(new Rect(0, 0, _size.Width, _size.Height), WindowProtocols.None, OverrideRedirect: false, IsScreen: true);
}
