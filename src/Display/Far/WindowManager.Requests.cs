using Microsoft.Extensions.Logging;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.Windows;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Xcb;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Far;

/// <content>What programs ask by client messages, and what viewers ask. All on far-wm.</content>
internal sealed unsafe partial class WindowManager
{
    private const long UnresponsiveUs = 5_000_000;

    /// <summary>Sizes the display to a viewer's screen.</summary>
    private void ApplyScreen(Screen screen)
    {
        (int width, int height) = (_screen.Width, _screen.Height);
        _screen.Apply(screen);
        // A screen that changes may take the pointer with it; that is no program's doing.
        if ((_screen.Width, _screen.Height) != (width, height))
            Pointer.Value = null;
        TellDpi(screen.Dpi);
        PublishScreen(new Rect(screen.Workarea.X, screen.Workarea.Y, screen.Workarea.Width, screen.Workarea.Height));
    }

    private void ApplySettings(DesktopSettings settings) => _settings.Apply(settings);

    private void ApplyConfigure(in ConfigureWindow m)
    {
        if (!_windows.TryGetValue(m.Window.Value, out FarWindow? window) || window.OverrideRedirect)
            return;
        window.Serial = m.Serial;
        bool wasPlaced = window.Placed;
        window.Placed = true;
        // What the near end did not decide it may know too little of: the program may have changed that since.
        Rect wanted = window.Geometry;
        if ((m.Changed & GeometryParts.Position) != 0)
            wanted = wanted with { X = m.X, Y = m.Y };
        if ((m.Changed & GeometryParts.Size) != 0)
            wanted = wanted with { Width = Math.Max(1, m.Width), Height = Math.Max(1, m.Height) };
        if (wanted != window.Geometry)
        {
            if (wasPlaced)
                window.Own.OnPlace(window.Geometry, Clock.NowUs(_clock));
            ApplyGeometry(window, wanted);
        }

        _tray.OnSize(window.Id, wanted.Width, wanted.Height);
    }

    private void ApplyStates(in SetWindowState m)
    {
        if (!_windows.TryGetValue(m.Window.Value, out FarWindow? window) || window.OverrideRedirect)
            return;
        bool wasIconic = (window.States & WindowStates.Minimized) != 0;
        window.Own.OnStates(window.States, m.States, window.Geometry, Clock.NowUs(_clock));
        SetStates(window, m.States);
        bool iconic = (m.States & WindowStates.Minimized) != 0;
        if (iconic != wasIconic)
            SetWmState(window, iconic);
    }

    private void ApplyFrameExtents(in SetFrameExtents m)
    {
        if (_windows.ContainsKey(m.Window.Value))
            XProperty.SetWords(X, m.Window.Value, Atom._NET_FRAME_EXTENTS, XCB_ATOM_CARDINAL, [(uint)m.Left, (uint)m.Right, (uint)m.Top, (uint)m.Bottom]);
    }

    /// <summary>The near window got or lost the focus; the server's focus was set by the input thread already.</summary>
    private void SetActive(uint id)
    {
        uint before = _active;
        _active = _windows.ContainsKey(id) ? id : 0;
        PublishLists();
        foreach (uint changed in before == _active ? [] : (uint[])[before, _active])
        {
            if (_windows.TryGetValue(changed, out FarWindow? window) && !window.OverrideRedirect)
                ShowStates(window);
        }
    }

    private void Raise(uint id)
    {
        if (_windows.TryGetValue(id, out FarWindow? window) && window.Mapped)
            Restack(window);
    }

    /// <summary>Asks the program to close a window, as ICCCM 4.2.8.1 says; one that has not answered for 5 s is killed on the next ask.</summary>
    private void Close(uint id)
    {
        if (!_windows.TryGetValue(id, out FarWindow? window))
            return;
        // No manager closes what it does not manage: a screen locker would end, and be no lock. The container of an icon is this process's own.
        if (window.OverrideRedirect || _tray.IsContainer(id))
        {
            Log.LogInformation("The window {Id:x} stays: only its program can close it", id);
            return;
        }

        long now = Clock.NowUs(_clock);
        bool unresponsive = window.CloseAskedUs != 0 && now - window.CloseAskedUs > UnresponsiveUs;
        if (!window.Accepts(WindowProtocols.DeleteWindow) || unresponsive)
        {
            Log.LogInformation("Killing the program of window {Id:x}", id);
            xcb_kill_client(X.Handle, id);
            return;
        }

        if (window.CloseAskedUs == 0 && window.Accepts(WindowProtocols.Ping))
            window.CloseAskedUs = now;
        XProperty.SendClientMessage(X, id, XCB_EVENT_MASK_NO_EVENT, id, X.Atoms[Atom.WM_PROTOCOLS], [X.Atoms[Atom.WM_DELETE_WINDOW], XCB_CURRENT_TIME]);
        if (window.Accepts(WindowProtocols.Ping))
            XProperty.SendClientMessage(X, id, XCB_EVENT_MASK_NO_EVENT, id, X.Atoms[Atom.WM_PROTOCOLS], [X.Atoms[Atom._NET_WM_PING], XCB_CURRENT_TIME, id]);
    }

    private void OnClientMessage(xcb_client_message_event_t* e)
    {
        if (!X.Atoms.TryGet(e->type, out Atom type) || e->format != 32)
            return;
        ReadOnlySpan<uint> data = new(&e->data, 5);
        if (type == Atom.WM_PROTOCOLS && data[0] == X.Atoms[Atom._NET_WM_PING])
        {
            if (_windows.TryGetValue(data[2], out FarWindow? alive))
                alive.CloseAskedUs = 0;
            return;
        }

        if (type == Atom._NET_REQUEST_FRAME_EXTENTS)
        {
            XProperty.SetWords(X, e->window, Atom._NET_FRAME_EXTENTS, XCB_ATOM_CARDINAL, [0, 0, 0, 0]);
            return;
        }

        if (type == Atom._NET_SYSTEM_TRAY_OPCODE)
        {
            _tray.OnRequest(data[1], data[2]);
            return;
        }

        if (!_windows.TryGetValue(e->window, out FarWindow? window) || window.OverrideRedirect)
            return;
        switch (type)
        {
            case Atom._NET_WM_STATE:
                RequestStates(window, (StateAction)Math.Min(data[0], (uint)StateAction.Toggle), StateAtoms.StateOf(X, data[1]) | StateAtoms.StateOf(X, data[2]));
                break;
            case Atom.WM_CHANGE_STATE when data[0] == 3:
                RequestStates(window, StateAction.Add, WindowStates.Minimized);
                break;
            case Atom._NET_ACTIVE_WINDOW:
                if (_managers.Count == 0)
                    FocusLocally(window);
                else
                    Broadcast(new ActivateWindow(new WindowId(window.Id)));
                break;
            case Atom._NET_CLOSE_WINDOW:
                Close(window.Id);
                break;
            case Atom._NET_WM_MOVERESIZE:
                Broadcast(new BeginMoveResize(new WindowId(window.Id), (short)data[0] - window.Geometry.X, (short)data[1] - window.Geometry.Y, (byte)data[2], (byte)data[3]));
                break;
            case Atom._NET_WM_FULLSCREEN_MONITORS:
                window.Monitors = new FullScreenMonitors(new WindowId(window.Id), (byte)data[0], (byte)data[1], (byte)data[2], (byte)data[3]);
                XProperty.SetWords(X, window.Id, Atom._NET_WM_FULLSCREEN_MONITORS, XCB_ATOM_CARDINAL, data[..4]);
                if (window.Mapped)
                    Broadcast(window.Monitors.Value);
                break;
            case Atom._NET_MOVERESIZE_WINDOW:
                MoveResizeByMessage(window, data);
                break;
            default:
                break;
        }
    }

    // EWMH _NET_MOVERESIZE_WINDOW: bits 8 to 11 of the first word say which of x, y, width, height are meant.
    private void MoveResizeByMessage(FarWindow window, ReadOnlySpan<uint> data)
    {
        Rect old = window.Geometry;
        ProgramMoves(window, new Rect(
            (data[0] & 0x100) != 0 ? (short)data[1] : old.X,
            (data[0] & 0x200) != 0 ? (short)data[2] : old.Y,
            (data[0] & 0x400) != 0 ? (int)Math.Clamp(data[3], 1, 16384) : old.Width,
            (data[0] & 0x800) != 0 ? (int)Math.Clamp(data[4], 1, 16384) : old.Height));
    }

    /// <summary>A program asks for states: the viewer's window manager decides, or nobody does and they are granted.</summary>
    private void RequestStates(FarWindow window, StateAction action, WindowStates which)
    {
        if (_managers.Count > 0 && window.Mapped)
        {
            Broadcast(new AskWindowState(new WindowId(window.Id), action, which));
            return;
        }

        WindowStates states = action switch
        {
            StateAction.Remove => window.States & ~which,
            StateAction.Add => window.States | which,
            _ => window.States ^ which,
        };
        if (states == window.States)
            return;
        window.ChangedAlone |= states ^ window.States;
        bool sized = (states & OwnPlace.Sizing) != 0;
        if (sized && (window.States & OwnPlace.Sizing) == 0)
        {
            window.Own.Value = window.Geometry;
            ApplyGeometry(window, new Rect(0, 0, _screen.Width, _screen.Height));
        }
        else if (!sized && window.Own.Value is { } restore)
        {
            window.Own.Value = null;
            ApplyGeometry(window, restore);
        }

        SetStates(window, states);
        SetWmState(window, (states & WindowStates.Minimized) != 0);
    }

    private void SetStates(FarWindow window, WindowStates states)
    {
        window.States = states;
        ShowStates(window);
    }

    // GTK draws a window that lacks the state as one without the focus.
    private void ShowStates(FarWindow window)
    {
        WindowStates states = window.States | (window.Id == _active ? WindowStates.Focused : 0);
        WindowStates shown = (states & WindowStates.Minimized) != 0 ? states | WindowStates.Hidden : states & ~WindowStates.Hidden;
        XProperty.SetWords(X, window.Id, Atom._NET_WM_STATE, XCB_ATOM_ATOM, StateAtoms.AtomsOf(X, shown));
    }

    // ICCCM 4.1.3.1: 1 is Normal, 3 Iconic. Iconic windows stay mapped here, so that they can be shown again without the program drawing anew.
    private void SetWmState(FarWindow window, bool iconic) =>
        XProperty.SetWords(X, window.Id, Atom.WM_STATE, X.Atoms[Atom.WM_STATE], [iconic ? 3u : 1u, 0]);

    private void Restack(FarWindow window)
    {
        uint above = XCB_STACK_MODE_ABOVE;
        xcb_configure_window(X.Handle, window.Id, (ushort)XCB_CONFIG_WINDOW_STACK_MODE, &above);
        _stacking.Remove(window.Id);
        _stacking.Add(window.Id);
        PublishLists();
    }

    private void FocusLocally(FarWindow window)
    {
        if (window.Accepts(WindowProtocols.InputHint))
            xcb_set_input_focus(X.Handle, (byte)XCB_INPUT_FOCUS_POINTER_ROOT, window.Id, XCB_CURRENT_TIME);
        SetActive(window.Id);
    }
}
