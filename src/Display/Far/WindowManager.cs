using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.Windows;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Far;

/// <summary>
/// The window manager of the far display (thread far-wm). It holds the model of all top-level windows, tells every viewer of
/// their changes, and does what viewers' window managers decided. Windows are not reparented: root coordinates are the same
/// at both ends, so that menus open where programs compute them.
/// </summary>
internal sealed unsafe partial class WindowManager : XThread, IFarScene
{
    private readonly Dictionary<uint, FarWindow> _windows = [];
    private readonly List<uint> _stacking = [];
    private readonly List<WireConnection> _viewers = [];
    private readonly HashSet<WireConnection> _managers = [];
    private readonly ScreenLayout _screen;
    private readonly SettingsManager _settings;
    private readonly SystemTray _tray;
    private readonly BellWatcher _bell;
    private readonly byte _shapeEvent;
    private readonly HashSet<uint> _reshaped = [];
    private readonly uint _checkWindow;
    private readonly TimeProvider _clock;
    private uint _active;

    private WindowManager(XConnection x, uint checkWindow, ILogger log, TimeProvider clock)
        : base("far-wm", x, log)
    {
        _checkWindow = checkWindow;
        _clock = clock;
        _screen = new ScreenLayout(x, log);
        _settings = new SettingsManager(x, log);
        _tray = new SystemTray(x);
        _bell = new BellWatcher(x);
        _shapeEvent = x.FindExtension("SHAPE")?.FirstEvent ?? 0;
    }

    public ConcurrentDictionary<uint, FarWindowInfo> Snapshot { get; } = new();

    public PointerPlace Pointer { get; } = new();

    public event Action<uint, bool>? Changed;

    public uint IdleFocusWindow => _checkWindow;

    public int ScreenWidth => _screen.Width;

    public int ScreenHeight => _screen.Height;

    /// <summary>Takes over an X server. The caller starts it with <see cref="Begin"/>.</summary>
    /// <exception cref="DisplayException">Another window manager runs there.</exception>
    public static WindowManager Open(string displayName, string? authorityFile, ILogger log, TimeProvider clock)
    {
        XConnection x = XConnection.Open(displayName, authorityFile);
        try
        {
            uint check = Claim(x);
            return new WindowManager(x, check, log, clock);
        }
        catch
        {
            x.Dispose();
            throw;
        }
    }

    /// <summary>Starts the thread and manages the windows that are there already.</summary>
    public void Begin()
    {
        Publish();
        _tray.Claim();
        Start();
        Invoke(Adopt);
    }

    public void AddViewer(WireConnection connection, bool resumes, bool manages) => Invoke(() =>
    {
        _viewers.Add(connection);
        if (manages)
            _managers.Add(connection);
        foreach (uint id in _stacking)
        {
            if (!_windows.TryGetValue(id, out FarWindow? window) || !IsPublic(window))
                continue;
            // A window that fills the screen by its state comes back to its own size when that ends.
            bool asItWas = manages && (!resumes || (window.ChangedAlone & OwnPlace.Sizing) != 0);
            connection.Send(Channel.Control, Describe(window, asItWas ? window.Own.Value ?? window.Geometry : window.Geometry));
            foreach (WindowShape shape in window.Shapes)
                connection.Send(Channel.Control, shape);
            if (manages && window.Monitors is { } monitors)
                connection.Send(Channel.Control, monitors);
            if (manages)
                TellChangedAlone(connection, window, resumes);
        }

        connection.Send(Channel.Control, new WindowList([.. PublicStacking()]));
    });

    public void RemoveViewer(WireConnection connection) => Invoke(() =>
    {
        _viewers.Remove(connection);
        _managers.Remove(connection);
    });

    public IReadOnlyList<FarWindowReport> Report()
    {
        List<FarWindowReport> report = [];
        Invoke(() =>
        {
            foreach (uint id in PublicStacking().Select(w => w.Value))
            {
                FarWindow window = _windows[id];
                report.Add(new FarWindowReport(id, window.Properties.Title ?? "", window.Properties.ClassName ?? "", window.Geometry, window.OverrideRedirect, window.States));
            }
        });
        return report;
    }

    protected override void OnStopping()
    {
        // Programs keep running: give the selection and the redirection back, touch no window.
        xcb_destroy_window(X.Handle, _checkWindow);
    }

    private static uint Claim(XConnection x)
    {
        uint check = x.NewId();
        uint* values = stackalloc uint[2] { 1, XCB_EVENT_MASK_PROPERTY_CHANGE };
        xcb_create_window(x.Handle, 0, check, x.Root, -1, -1, 1, 1, 0, (ushort)XCB_WINDOW_CLASS_INPUT_ONLY, 0, XCB_CW_OVERRIDE_REDIRECT | XCB_CW_EVENT_MASK, values);
        uint mask = XCB_EVENT_MASK_SUBSTRUCTURE_REDIRECT | XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY | XCB_EVENT_MASK_STRUCTURE_NOTIFY;
        if (!x.Succeeded(xcb_change_window_attributes_checked(x.Handle, x.Root, XCB_CW_EVENT_MASK, &mask)))
        {
            throw new DisplayException(
                $"Another window manager runs on {x.DisplayName}, and rdfwd must be the only one on the display of a session. Start without --display, or end that window manager first.");
        }

        xcb_map_window(x.Handle, check);
        xcb_set_selection_owner(x.Handle, check, x.Atoms[Atom.WM_S0], XCB_CURRENT_TIME);
        XProperty.SendClientMessage(x, x.Root, XCB_EVENT_MASK_STRUCTURE_NOTIFY, x.Root, x.Atoms[Atom.MANAGER], [XCB_CURRENT_TIME, x.Atoms[Atom.WM_S0], check, 0, 0]);
        return check;
    }

    private void Publish()
    {
        uint[] supported =
        [
            .. new[]
            {
                Atom._NET_SUPPORTED, Atom._NET_SUPPORTING_WM_CHECK, Atom._NET_CLIENT_LIST, Atom._NET_CLIENT_LIST_STACKING, Atom._NET_NUMBER_OF_DESKTOPS,
                Atom._NET_CURRENT_DESKTOP, Atom._NET_DESKTOP_GEOMETRY, Atom._NET_DESKTOP_VIEWPORT, Atom._NET_WORKAREA, Atom._NET_ACTIVE_WINDOW,
                Atom._NET_CLOSE_WINDOW, Atom._NET_MOVERESIZE_WINDOW, Atom._NET_WM_MOVERESIZE, Atom._NET_REQUEST_FRAME_EXTENTS, Atom._NET_FRAME_EXTENTS,
                Atom._NET_WM_NAME, Atom._NET_WM_ICON_NAME, Atom._NET_WM_ICON, Atom._NET_WM_WINDOW_TYPE, Atom._NET_WM_STATE, Atom._NET_WM_ALLOWED_ACTIONS,
                Atom._NET_WM_PID, Atom._NET_WM_PING, Atom._NET_WM_WINDOW_OPACITY, Atom._NET_WM_DESKTOP, Atom._NET_WM_USER_TIME,
                Atom._NET_WM_FULLSCREEN_MONITORS,
            }.Concat(StateAtoms.All).Concat(Enum.GetValues<WindowType>().Select(PropertyReader.AtomOf)).Select(a => X.Atoms[a]),
        ];
        XProperty.SetWords(X, X.Root, Atom._NET_SUPPORTED, XCB_ATOM_ATOM, supported);
        XProperty.SetWords(X, X.Root, Atom._NET_SUPPORTING_WM_CHECK, XCB_ATOM_WINDOW, [_checkWindow]);
        XProperty.SetWords(X, _checkWindow, Atom._NET_SUPPORTING_WM_CHECK, XCB_ATOM_WINDOW, [_checkWindow]);
        XProperty.SetText(X, _checkWindow, Atom._NET_WM_NAME, "rdfwd");
        XProperty.SetWords(X, X.Root, Atom._NET_NUMBER_OF_DESKTOPS, XCB_ATOM_CARDINAL, [1]);
        XProperty.SetWords(X, X.Root, Atom._NET_CURRENT_DESKTOP, XCB_ATOM_CARDINAL, [0]);
        XProperty.SetWords(X, X.Root, Atom._NET_DESKTOP_VIEWPORT, XCB_ATOM_CARDINAL, [0, 0]);
        PublishScreen(new Rect(0, 0, _screen.Width, _screen.Height));
        PublishLists();
    }

    private void PublishScreen(Rect workArea)
    {
        XProperty.SetWords(X, X.Root, Atom._NET_DESKTOP_GEOMETRY, XCB_ATOM_CARDINAL, [(uint)_screen.Width, (uint)_screen.Height]);
        XProperty.SetWords(X, X.Root, Atom._NET_WORKAREA, XCB_ATOM_CARDINAL, [(uint)workArea.X, (uint)workArea.Y, (uint)workArea.Width, (uint)workArea.Height]);
    }

    private void PublishLists()
    {
        uint[] managed = [.. _stacking.Where(id => _windows.TryGetValue(id, out FarWindow? w) && w.Mapped && !w.OverrideRedirect)];
        XProperty.SetWords(X, X.Root, Atom._NET_CLIENT_LIST_STACKING, XCB_ATOM_WINDOW, managed);
        Array.Sort(managed);
        XProperty.SetWords(X, X.Root, Atom._NET_CLIENT_LIST, XCB_ATOM_WINDOW, managed);
        XProperty.SetWords(X, X.Root, Atom._NET_ACTIVE_WINDOW, XCB_ATOM_WINDOW, [_active]);
    }

    // Windows that an earlier daemon left running, or that programs made before this one was ready.
    private void Adopt()
    {
        xcb_query_tree_reply_t* tree = xcb_query_tree_reply(X.Handle, xcb_query_tree(X.Handle, X.Root), null);
        if (tree == null)
            return;
        uint[] children = new ReadOnlySpan<uint>(xcb_query_tree_children(tree), xcb_query_tree_children_length(tree)).ToArray();
        Libc.free(tree);
        foreach (uint id in children)
        {
            xcb_get_window_attributes_reply_t* attributes = xcb_get_window_attributes_reply(X.Handle, xcb_get_window_attributes(X.Handle, id), null);
            if (attributes == null)
                continue;
            bool viewable = attributes->map_state == XCB_MAP_STATE_VIEWABLE && attributes->_class == XCB_WINDOW_CLASS_INPUT_OUTPUT;
            bool overrideRedirect = attributes->override_redirect != 0;
            Libc.free(attributes);
            if (!viewable || id == _checkWindow)
                continue;
            if (Manage(id, overrideRedirect) is { } window)
            {
                window.Placed = !overrideRedirect;
                OnMapped(window);
            }
        }
    }

    private void Broadcast<T>(in T message)
        where T : IMessage<T>
    {
        foreach (WireConnection viewer in _viewers)
            viewer.Send(Channel.Control, message);
    }

    private static bool IsPublic(FarWindow window) => window.Mapped;

    private IEnumerable<WindowId> PublicStacking() =>
        _stacking.Where(id => _windows.TryGetValue(id, out FarWindow? w) && IsPublic(w)).Select(id => new WindowId(id));

    private static NewWindow Describe(FarWindow window, Rect g)
    {
        WindowPropertySet properties = window.Properties.With(window.States);
        if (window.Placed && !window.OverrideRedirect)
        {
            // Flag 1 is USPosition, flag 4 PPosition, flag 512 PWinGravity; gravity 10 is Static: the near window manager keeps the place to the pixel.
            SizeHints hints = properties.Hints ?? default;
            properties.Hints = hints with { Flags = hints.Flags | 1 | 512, Gravity = 10 };
        }

        return new NewWindow(new WindowId(window.Id), g.X, g.Y, g.Width, g.Height, window.OverrideRedirect, properties, window.Serial);
    }

    // A viewer that comes back has states of its own for the window, and hears what the program asked for meanwhile.
    private static void TellChangedAlone(WireConnection connection, FarWindow window, bool resumes)
    {
        WindowStates on = window.ChangedAlone & window.States, off = window.ChangedAlone & ~window.States;
        window.ChangedAlone = 0;
        if (resumes && on != 0)
            connection.Send(Channel.Control, new AskWindowState(new WindowId(window.Id), StateAction.Add, on));
        if (resumes && off != 0)
            connection.Send(Channel.Control, new AskWindowState(new WindowId(window.Id), StateAction.Remove, off));
    }

    private void UpdateSnapshot(FarWindow window)
    {
        if (window.Mapped)
            Snapshot[window.Id] = new FarWindowInfo(window.Geometry, window.Properties.Protocols ?? 0, window.OverrideRedirect);
        else
            Snapshot.TryRemove(window.Id, out _);
    }
}
