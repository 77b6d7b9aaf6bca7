using Rdfwd.Display.Geometry;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Near;

/// <content>What the user and the near window manager do.</content>
internal sealed unsafe partial class NearWindows
{
    private const uint EventMask =
        XCB_EVENT_MASK_KEY_PRESS | XCB_EVENT_MASK_KEY_RELEASE | XCB_EVENT_MASK_BUTTON_PRESS | XCB_EVENT_MASK_BUTTON_RELEASE | XCB_EVENT_MASK_POINTER_MOTION
        | XCB_EVENT_MASK_ENTER_WINDOW | XCB_EVENT_MASK_LEAVE_WINDOW | XCB_EVENT_MASK_EXPOSURE | XCB_EVENT_MASK_STRUCTURE_NOTIFY | XCB_EVENT_MASK_FOCUS_CHANGE
        | XCB_EVENT_MASK_PROPERTY_CHANGE | XCB_EVENT_MASK_KEYMAP_STATE;

    private NearWindow? _focused;
    private uint _lastEventTime;
    private uint _lastUserTime;

    protected override long OnTurn()
    {
        FlushMotion();
        long keysUs = TurnComposition();
        long grabUs = Sooner(UpdateGrab(), TurnMenuGrab());
        long figuresUs = _overlay?.Turn(_byFar.Values, Clock.NowUs(_clock), _presenter.ClockOffsetUs) ?? -1;
        return Sooner(keysUs, Sooner(grabUs, figuresUs));
    }

    // Of two waits; -1 is none.
    private static long Sooner(long a, long b) => a < 0 || b < 0 ? Math.Max(a, b) : Math.Min(a, b);

    protected override void OnEvent(xcb_generic_event_t* e, int type)
    {
        ConfirmWarps(e->full_sequence);
        switch (type)
        {
            case XCB_KEY_PRESS:
            case XCB_KEY_RELEASE:
                OnKey((xcb_key_press_event_t*)e, type == XCB_KEY_PRESS);
                break;
            case XCB_BUTTON_PRESS:
            case XCB_BUTTON_RELEASE:
                OnButton((xcb_button_press_event_t*)e, type == XCB_BUTTON_PRESS);
                break;
            case XCB_MOTION_NOTIFY:
                OnMotion((xcb_motion_notify_event_t*)e);
                break;
            case XCB_ENTER_NOTIFY:
                OnEnter((xcb_enter_notify_event_t*)e);
                break;
            case XCB_LEAVE_NOTIFY:
                OnLeave((xcb_enter_notify_event_t*)e);
                break;
            case XCB_FOCUS_IN:
                OnFocusIn((xcb_focus_in_event_t*)e);
                break;
            case XCB_FOCUS_OUT:
                OnFocusOut((xcb_focus_in_event_t*)e);
                break;
            case XCB_KEYMAP_NOTIFY:
                OnKeymapNotify((xcb_keymap_notify_event_t*)e);
                break;
            case XCB_EXPOSE:
                OnExpose((xcb_expose_event_t*)e);
                break;
            case XCB_CONFIGURE_NOTIFY:
                OnConfigure((xcb_configure_notify_event_t*)e);
                break;
            case XCB_REPARENT_NOTIFY:
                if (_byNear.TryGetValue(((xcb_reparent_notify_event_t*)e)->window, out NearWindow? reparented))
                    reparented.Reparented = ((xcb_reparent_notify_event_t*)e)->parent != X.Root;
                break;
            case XCB_DESTROY_NOTIFY:
                _inputMethod?.OnDestroyed(((xcb_destroy_notify_event_t*)e)->window);
                break;
            case XCB_MAP_NOTIFY:
                OnMapped(((xcb_map_notify_event_t*)e)->window);
                break;
            case XCB_PROPERTY_NOTIFY:
                OnProperty((xcb_property_notify_event_t*)e);
                break;
            case XCB_SELECTION_NOTIFY:
                if (_drops.OnSelection((xcb_selection_notify_event_t*)e) is { Count: > 0 } paths)
                    FilesDropped?.Invoke(paths);
                break;
            case XCB_CLIENT_MESSAGE:
                OnClientMessage((xcb_client_message_event_t*)e);
                break;
            default:
                if (_keyboard.IsMapChange(e))
                    OnMapChange(e);
                else if (_keyboard.IsLockChange(e))
                    OnLockChange(e);
                break;
        }
    }

    private void OnFocusIn(xcb_focus_in_event_t* e)
    {
        if (e->detail is XCB_NOTIFY_DETAIL_POINTER or XCB_NOTIFY_DETAIL_POINTER_ROOT || !_byNear.TryGetValue(e->@event, out NearWindow? window))
            return;
        if (_focused == window)
            return;
        _focused = window;
        Use.Focus(true);
        UpdateGrab();
        TellFocus(window);
    }

    // Whatever takes the keyboard away, be it only a window manager's shortcut: its releases will not come here.
    private void OnFocusOut(xcb_focus_in_event_t* e)
    {
        if (e->detail is XCB_NOTIFY_DETAIL_POINTER or XCB_NOTIFY_DETAIL_POINTER_ROOT or XCB_NOTIFY_DETAIL_INFERIOR)
            return;
        _swallowed.Clear();
        _down.Clear();
        InOrder(ReleaseHeld);

        // Under a grab of this end's own the focus goes elsewhere when the person does, and the keys must follow.
        if (e->mode == XCB_NOTIFY_MODE_GRAB || (e->mode == XCB_NOTIFY_MODE_WHILE_GRABBED && !_grabbed))
            return;
        if (_focused is not null && _focused.Id == e->@event)
        {
            _focused = null;
            Use.Focus(false);
            UpdateGrab();
            TellFocus(null);
        }
    }

    private void OnExpose(xcb_expose_event_t* e)
    {
        if (_byNear.TryGetValue(e->window, out NearWindow? window))
            _presenter.Redraw(window.FarId, new Rect(e->x, e->y, e->width, e->height));
    }

    private void OnMapped(uint id)
    {
        if (!_byNear.TryGetValue(id, out NearWindow? window) || window.Mapped)
            return;
        window.Mapped = true;
        if (window.OverrideRedirect)
            return;
        int x = window.Geometry.X, y = window.Geometry.Y;
        TranslateToRoot(window, ref x, ref y);
        window.Geometry = window.Geometry with { X = x, Y = y };
        TellGeometry(window);
        ReadStates(window);
        if (window.StatesUntold)
            TellStates(window, force: false);
        if (window.SpreadsOnMap)
            Spread(window);
    }

    private void OnProperty(xcb_property_notify_event_t* e)
    {
        _lastEventTime = e->time;
        if (e->state == XCB_PROPERTY_DELETE && _inputMethod?.OnPropertyRead(e->window, e->atom) == true)
            return;
        if (!X.Atoms.TryGet(e->atom, out Atom atom))
            return;
        if (_settings.IsChange(e->window, atom))
        {
            TellSettings();
            return;
        }

        if (e->window == X.Root)
        {
            if (atom == Atom.XIM_SERVERS)
                _inputMethod?.NoteServers();
            else if (atom is Atom._NET_WORKAREA or Atom.RESOURCE_MANAGER)
                TellScreen(ScreenReader.Read(X));
            return;
        }

        if (!_byNear.TryGetValue(e->window, out NearWindow? window) || window.OverrideRedirect)
            return;
        if (atom is Atom._NET_WM_STATE or Atom.WM_STATE or Atom._NET_WM_DESKTOP)
            ReadStates(window);
        else if (atom == Atom._NET_FRAME_EXTENTS && XProperty.GetWords(X, window.Id, atom) is [uint left, uint right, uint top, uint bottom, ..])
            Send(new SetFrameExtents(new WindowId(window.FarId), (int)left & 0xffff, (int)right & 0xffff, (int)top & 0xffff, (int)bottom & 0xffff));
    }

    private void OnClientMessage(xcb_client_message_event_t* e)
    {
        if (_inputMethod?.OnMessage(e) == true)
            return;
        ReadOnlySpan<uint> data = new(&e->data, 5);
        if (e->format == 32 && e->type == X.Atoms[Atom.MANAGER])
            OnManager(data[1]);
        if (e->format == 32 && _drops.OnMessage(e->window, e->type, data))
            return;
        if (e->format != 32 || e->type != X.Atoms[Atom.WM_PROTOCOLS])
            return;
        if (data[0] == X.Atoms[Atom.WM_DELETE_WINDOW] && _byNear.TryGetValue(e->window, out NearWindow? window))
        {
            if (window.Type == WindowType.Screen || IsReadOnly)
                LeaveAsked?.Invoke();
            else
                Send(new CloseWindow(new WindowId(window.FarId)));
        }
        else if (data[0] == X.Atoms[Atom._NET_WM_PING])
        {
            // EWMH: answered by sending it back to the root window.
            XProperty.SendClientMessage(X, X.Root, XCB_EVENT_MASK_SUBSTRUCTURE_REDIRECT | XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY, X.Root, e->type, data);
        }
    }
}
