using Rdfwd.Display.Geometry;
using Rdfwd.Display.Windows;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Far;

/// <content>What the X server and the programs tell.</content>
internal sealed unsafe partial class WindowManager
{
    protected override void OnEvent(xcb_generic_event_t* e, int type)
    {
        switch (type)
        {
            case XCB_MAP_REQUEST:
                OnMapRequest(((xcb_map_request_event_t*)e)->window);
                break;
            case XCB_MAP_NOTIFY:
                OnMapNotify((xcb_map_notify_event_t*)e);
                break;
            case XCB_UNMAP_NOTIFY:
                OnUnmapNotify((xcb_unmap_notify_event_t*)e);
                break;
            case XCB_DESTROY_NOTIFY:
                _tray.OnGone(((xcb_destroy_notify_event_t*)e)->window);
                Forget(((xcb_destroy_notify_event_t*)e)->window, destroyed: true);
                break;
            case XCB_REPARENT_NOTIFY:
                _tray.OnReparent((xcb_reparent_notify_event_t*)e);
                if (((xcb_reparent_notify_event_t*)e)->parent != X.Root)
                    Forget(((xcb_reparent_notify_event_t*)e)->window, destroyed: false);
                break;
            case XCB_CONFIGURE_REQUEST:
                OnConfigureRequest((xcb_configure_request_event_t*)e);
                break;
            case XCB_CONFIGURE_NOTIFY:
                OnConfigureNotify((xcb_configure_notify_event_t*)e);
                break;
            case XCB_PROPERTY_NOTIFY:
                OnPropertyNotify((xcb_property_notify_event_t*)e);
                break;
            case XCB_CLIENT_MESSAGE:
                OnClientMessage((xcb_client_message_event_t*)e);
                break;
            case XCB_SELECTION_CLEAR:
                _tray.OnSelectionClear((xcb_selection_clear_event_t*)e);
                break;
            default:
                if (type == _shapeEvent && _windows.ContainsKey(((xcb_shape_notify_event_t*)e)->affected_window))
                    _reshaped.Add(((xcb_shape_notify_event_t*)e)->affected_window);
                else if (_bell.TryRead(e, type, Clock.NowUs(_clock), out Bell bell))
                    Broadcast(bell);
                break;
        }
    }

    private void OnMapRequest(uint id)
    {
        if (!_windows.TryGetValue(id, out FarWindow? window))
            window = Manage(id, overrideRedirect: false);
        if (window is null)
            return;
        SetStates(window, window.States & ~(WindowStates.Minimized | WindowStates.Hidden));
        SetWmState(window, iconic: false);
        xcb_map_window(X.Handle, id);
    }

    private FarWindow? Manage(uint id, bool overrideRedirect)
    {
        uint mask = XCB_EVENT_MASK_PROPERTY_CHANGE | (_tray.IsContainer(id) ? XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY : 0u);
        xcb_change_window_attributes(X.Handle, id, XCB_CW_EVENT_MASK, &mask);
        xcb_shape_select_input(X.Handle, id, 1);
        xcb_cookie_t geometryCookie = xcb_get_geometry(X.Handle, id);
        WindowPropertySet properties = PropertyReader.ReadAll(X, id);
        uint[]? states = XProperty.GetWords(X, id, Atom._NET_WM_STATE);
        xcb_get_geometry_reply_t* geometry = xcb_get_geometry_reply(X.Handle, geometryCookie, null);
        // A window without pixels, such as xtrlock's, shows nothing.
        if (geometry == null || (overrideRedirect && geometry->depth == 0))
        {
            Libc.free(geometry);
            return null;
        }

        // Managed windows lose their border here; what programs place themselves keeps it, as part of the picture.
        int border = overrideRedirect ? geometry->border_width : 0;
        FarWindow window = new(id, new Rect(geometry->x, geometry->y, geometry->width + (2 * border), geometry->height + (2 * border)), overrideRedirect)
        {
            Properties = properties,
            States = states is null ? 0 : StateAtoms.StatesOf(X, states) & ~(WindowStates.Focused | WindowStates.Hidden),
        };
        if (geometry->border_width != 0 && !overrideRedirect)
        {
            uint zero = 0;
            xcb_configure_window(X.Handle, id, (ushort)XCB_CONFIG_WINDOW_BORDER_WIDTH, &zero);
        }

        if ((window.States & OwnPlace.Sizing) != 0)
            window.Own.Value = window.Geometry;
        window.Border = border;
        Libc.free(geometry);
        _windows[id] = window;
        if (_tray.IsContainer(id))
            window.Properties.Type = WindowType.TrayIcon;
        ReadShapes(window);
        if (!overrideRedirect)
        {
            XProperty.SetWords(X, id, Atom._NET_FRAME_EXTENTS, XCB_ATOM_CARDINAL, [0, 0, 0, 0]);
            XProperty.SetWords(X, id, Atom._NET_WM_DESKTOP, XCB_ATOM_CARDINAL, [0]);
            XProperty.SetWords(X, id, Atom._NET_WM_ALLOWED_ACTIONS, XCB_ATOM_ATOM,
            [
                X.Atoms[Atom._NET_WM_ACTION_MOVE], X.Atoms[Atom._NET_WM_ACTION_RESIZE], X.Atoms[Atom._NET_WM_ACTION_MINIMIZE],
                X.Atoms[Atom._NET_WM_ACTION_MAXIMIZE_HORZ], X.Atoms[Atom._NET_WM_ACTION_MAXIMIZE_VERT], X.Atoms[Atom._NET_WM_ACTION_FULLSCREEN],
                X.Atoms[Atom._NET_WM_ACTION_CLOSE], X.Atoms[Atom._NET_WM_ACTION_SHADE], X.Atoms[Atom._NET_WM_ACTION_STICK],
                X.Atoms[Atom._NET_WM_ACTION_ABOVE], X.Atoms[Atom._NET_WM_ACTION_BELOW],
            ]);
        }

        return window;
    }

    private void OnMapNotify(xcb_map_notify_event_t* e)
    {
        if (e->@event != X.Root || e->window == _checkWindow)
            return;
        if (IsOverlay(e->window))
        {
            RefuseOverlay();
            return;
        }

        if (!_windows.TryGetValue(e->window, out FarWindow? window))
            window = Manage(e->window, e->override_redirect != 0);
        if (window is not null && !window.Mapped)
            OnMapped(window);
    }

    private void OnMapped(FarWindow window)
    {
        window.Mapped = true;
        _stacking.Remove(window.Id);
        _stacking.Add(window.Id);
        UpdateSnapshot(window);
        PublishLists();
        Broadcast(Describe(window, window.Geometry));
        foreach (WindowShape shape in window.Shapes)
            Broadcast(shape);
        Changed?.Invoke(window.Id, true);
        if (_managers.Count == 0 && !window.OverrideRedirect && !_tray.IsContainer(window.Id))
            FocusLocally(window);
    }

    private void OnUnmapNotify(xcb_unmap_notify_event_t* e)
    {
        if (e->@event != X.Root)
            return;
        if (_windows.TryGetValue(e->window, out FarWindow? window))
        {
            // ICCCM 4.1.4: the window is withdrawn; WM_STATE and the states go.
            if (!window.OverrideRedirect)
            {
                XProperty.Delete(X, window.Id, Atom.WM_STATE);
                XProperty.Delete(X, window.Id, Atom._NET_WM_STATE);
            }

            Forget(e->window, destroyed: false);
        }
    }

    private void Forget(uint id, bool destroyed)
    {
        if (!_windows.Remove(id, out FarWindow? window))
            return;
        _stacking.Remove(id);
        bool wasMapped = window.Mapped;
        window.Mapped = false;
        UpdateSnapshot(window);
        if (_active == id)
            _active = 0;
        PublishLists();
        if (wasMapped)
        {
            Broadcast(new WindowGone(new WindowId(id)));
            Changed?.Invoke(id, false);
        }

        if (!destroyed)
        {
            uint none = 0;
            xcb_change_window_attributes(X.Handle, id, XCB_CW_EVENT_MASK, &none);
        }
    }

    private void OnConfigureRequest(xcb_configure_request_event_t* e)
    {
        _windows.TryGetValue(e->window, out FarWindow? window);
        if (window is null || window.OverrideRedirect)
        {
            Pass(e);
            return;
        }

        if ((e->value_mask & XCB_CONFIG_WINDOW_STACK_MODE) != 0 && e->stack_mode == XCB_STACK_MODE_ABOVE && window.Mapped)
        {
            Restack(window);
            Broadcast(new WindowRaised(new WindowId(window.Id)));
        }

        Rect old = window.Geometry;
        Rect wanted = new(
            (e->value_mask & XCB_CONFIG_WINDOW_X) != 0 ? e->x : old.X,
            (e->value_mask & XCB_CONFIG_WINDOW_Y) != 0 ? e->y : old.Y,
            (e->value_mask & XCB_CONFIG_WINDOW_WIDTH) != 0 ? e->width : old.Width,
            (e->value_mask & XCB_CONFIG_WINDOW_HEIGHT) != 0 ? e->height : old.Height);
        ProgramMoves(window, wanted);
    }

    /// <summary>A program asks for a geometry. It gets it at once; viewers' window managers may correct it afterwards.</summary>
    private void ProgramMoves(FarWindow window, Rect wanted)
    {
        Rect old = window.Geometry;
        bool moved = wanted.X != old.X || wanted.Y != old.Y;
        bool sized = wanted.Width != old.Width || wanted.Height != old.Height;
        bool fixedSize = _managers.Count > 0 && (window.States & WindowStates.FullScreen) != 0;
        if ((!moved && !sized) || fixedSize)
        {
            SendSyntheticConfigure(window);
            return;
        }

        ApplyGeometry(window, wanted);
        if (window.Mapped)
        {
            GeometryParts flags = (moved ? GeometryParts.Position : 0) | (sized ? GeometryParts.Size : 0);
            Broadcast(new MoveResizeWindow(new WindowId(window.Id), window.Serial, wanted.X, wanted.Y, wanted.Width, wanted.Height, flags));
        }
    }

    private void ApplyGeometry(FarWindow window, Rect wanted)
    {
        bool sized = wanted.Width != window.Geometry.Width || wanted.Height != window.Geometry.Height;
        window.Geometry = wanted;
        uint* values = stackalloc uint[4] { (uint)wanted.X, (uint)wanted.Y, (uint)wanted.Width, (uint)wanted.Height };
        xcb_configure_window(X.Handle, window.Id, (ushort)(XCB_CONFIG_WINDOW_X | XCB_CONFIG_WINDOW_Y | XCB_CONFIG_WINDOW_WIDTH | XCB_CONFIG_WINDOW_HEIGHT), values);
        if (!sized)
            SendSyntheticConfigure(window);
        UpdateSnapshot(window);
    }

    private void Pass(xcb_configure_request_event_t* e)
    {
        uint* values = stackalloc uint[7];
        int n = 0;
        if ((e->value_mask & XCB_CONFIG_WINDOW_X) != 0)
            values[n++] = (uint)e->x;
        if ((e->value_mask & XCB_CONFIG_WINDOW_Y) != 0)
            values[n++] = (uint)e->y;
        if ((e->value_mask & XCB_CONFIG_WINDOW_WIDTH) != 0)
            values[n++] = e->width;
        if ((e->value_mask & XCB_CONFIG_WINDOW_HEIGHT) != 0)
            values[n++] = e->height;
        if ((e->value_mask & XCB_CONFIG_WINDOW_BORDER_WIDTH) != 0)
            values[n++] = e->border_width;
        if ((e->value_mask & XCB_CONFIG_WINDOW_SIBLING) != 0)
            values[n++] = e->sibling;
        if ((e->value_mask & XCB_CONFIG_WINDOW_STACK_MODE) != 0)
            values[n++] = e->stack_mode;
        xcb_configure_window(X.Handle, e->window, e->value_mask, values);
    }

    private void OnConfigureNotify(xcb_configure_notify_event_t* e)
    {
        if (e->window == X.Root)
        {
            _screen.Note(e->width, e->height);
            return;
        }

        if (!_windows.TryGetValue(e->window, out FarWindow? window) || !window.OverrideRedirect)
            return;
        Rect now = new(e->x, e->y, e->width + (2 * e->border_width), e->height + (2 * e->border_width));
        if (now == window.Geometry)
            return;
        window.Geometry = now;
        UpdateSnapshot(window);
        if (window.Mapped)
            Broadcast(new MoveResizeWindow(new WindowId(window.Id), window.Serial, now.X, now.Y, now.Width, now.Height, GeometryParts.Position | GeometryParts.Size));
    }

    private void OnPropertyNotify(xcb_property_notify_event_t* e)
    {
        if (!_windows.TryGetValue(e->window, out FarWindow? window) || !X.Atoms.TryGet(e->atom, out Atom atom) || !PropertyReader.IsWatched(atom))
            return;
        WindowPropertySet changed = PropertyReader.ReadChanged(X, window.Id, atom);
        if (changed.IsEmpty)
            changed = PropertyReader.Removed(atom);
        window.Properties = window.Properties.Merge(changed);
        UpdateSnapshot(window);
        if (window.Mapped)
            Broadcast(new WindowProperties(new WindowId(window.Id), changed));
    }

    // ICCCM 4.1.5: a change without a resize is told by a synthetic event in root coordinates.
    private void SendSyntheticConfigure(FarWindow window)
    {
        xcb_configure_notify_event_t e = default;
        e.response_type = (byte)XCB_CONFIGURE_NOTIFY;
        e.@event = window.Id;
        e.window = window.Id;
        e.x = (short)window.Geometry.X;
        e.y = (short)window.Geometry.Y;
        e.width = (ushort)window.Geometry.Width;
        e.height = (ushort)window.Geometry.Height;
        xcb_send_event(X.Handle, 0, window.Id, XCB_EVENT_MASK_STRUCTURE_NOTIFY, (byte*)&e);
    }
}
