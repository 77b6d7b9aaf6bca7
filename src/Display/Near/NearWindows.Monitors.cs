using Rdfwd.Display.Geometry;
using Rdfwd.Display.X11;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Near;

/// <content>Windows that fill a monitor, or all of them.</content>
internal sealed unsafe partial class NearWindows
{
    private IReadOnlyList<ScreenMonitor> _monitors = [];

    // Window managers that know only full screen on one monitor.
    private bool MustSpread => _options.AllMonitors && _monitors.Count > 1
        && !(XProperty.GetWords(X, X.Root, Atom._NET_SUPPORTED) is { } known && known.Contains(X.Atoms[Atom._NET_WM_FULLSCREEN_MONITORS]));

    private void TellScreen(Screen screen)
    {
        Send(screen);
        if (screen.Monitors.SequenceEqual(_monitors))
            return;
        _monitors = screen.Monitors;
        foreach (NearWindow window in _byFar.Values)
            FillMonitors(window);
    }

    // A locker's window, or a game's. One that no manager cared for would leave its user no way to the desktop here; nor would one that leaves an edge free.
    private bool CoversAMonitor(Rect place) =>
        _monitors.Select(m => new Rect(m.X, m.Y, m.Width, m.Height)).Any(monitor => !monitor.IsEmpty && place.Intersect(monitor).Area >= monitor.Area / 8 * 7);

    // It grew.
    private void GiveToManager(NearWindow window)
    {
        if (IsGrabOf(window))
            UngrabPointer();
        window.OverrideRedirect = false;
        window.Mapped = false;
        uint no = 0;
        xcb_unmap_window(X.Handle, window.Id);
        xcb_change_window_attributes(X.Handle, window.Id, XCB_CW_OVERRIDE_REDIRECT, &no);
        WriteInitialStates(window, WindowStates.FullScreen);
        xcb_map_window(X.Handle, window.Id);
    }

    private void AskFullScreen(NearWindow window, bool fullScreen)
    {
        if (window.Spread is not null)
            Gather(window);
        else if (fullScreen && MustSpread)
            Spread(window);
        else
            AskStates(window, fullScreen ? StateAction.Add : StateAction.Remove, WindowStates.FullScreen);
    }

    // It came into full screen, or the monitors are others.
    private void FillMonitors(NearWindow window)
    {
        if (!_options.AllMonitors || window.Type != WindowType.Screen || MonitorSpan.Of(_monitors) is not { } span)
            return;
        if (window.Spread is not null)
            Place(window, span.Bounds);
        else if ((window.States & WindowStates.FullScreen) != 0)
            AskRoot(window.Id, Atom._NET_WM_FULLSCREEN_MONITORS, [span.Top, span.Bottom, span.Left, span.Right, 1]);
    }

    // By what every window manager knows: no frame, above panels, and a size.
    private void Spread(NearWindow window)
    {
        window.Spread = AskedPlace(window);
        XProperty.SetWords(X, window.Id, Atom._MOTIF_WM_HINTS, X.Atoms[Atom._MOTIF_WM_HINTS], [2, 0, 0, 0, 0]);
        AskState(window, StateAction.Add, X.Atoms[Atom._NET_WM_STATE_ABOVE], 0);
        FillMonitors(window);
        uint above = XCB_STACK_MODE_ABOVE;
        xcb_configure_window(X.Handle, window.Id, (ushort)XCB_CONFIG_WINDOW_STACK_MODE, &above);
        ReadStates(window);
    }

    private void Gather(NearWindow window)
    {
        Rect place = window.Spread!.Value;
        window.Spread = null;
        AskState(window, StateAction.Remove, X.Atoms[Atom._NET_WM_STATE_ABOVE], 0);
        XProperty.Delete(X, window.Id, Atom._MOTIF_WM_HINTS);
        Place(window, place);
        ReadStates(window);
    }

    private void Place(NearWindow window, Rect place)
    {
        uint* values = stackalloc uint[4] { (uint)place.X, (uint)place.Y, (uint)place.Width, (uint)place.Height };
        xcb_configure_window(X.Handle, window.Id, (ushort)(XCB_CONFIG_WINDOW_X | XCB_CONFIG_WINDOW_Y | XCB_CONFIG_WINDOW_WIDTH | XCB_CONFIG_WINDOW_HEIGHT), values);
    }

    // What to ask for to be where the window is: a manager takes a place for that of its frame, except with static gravity (ICCCM 4.1.2.3).
    private Rect AskedPlace(NearWindow window)
    {
        const int staticGravity = 10;
        if (window.Properties.Hints is { Gravity: staticGravity } || XProperty.GetWords(X, window.Id, Atom._NET_FRAME_EXTENTS) is not [uint left, _, uint top, ..])
            return window.Geometry;
        return window.Geometry.Translate(-(int)(left & 0xffff), -(int)(top & 0xffff));
    }
}
