using System.Numerics;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Near;

/// <content>The pointer: buttons, motion, and what far programs do to it.</content>
internal sealed unsafe partial class NearWindows
{
    // As many as a far end may have on the way.
    private const int MaxWarps = 1024;

    private readonly Queue<(uint Sequence, uint Serial, PointerRest Left)> _warps = new();
    private PointerRest _rest;
    // When all of the moves above are done.
    private PointerRest _restAhead;
    private NearWindow? _pressedIn;
    private readonly HashSet<byte> _buttons = [];
    private (WindowId Window, int X, int Y) _pointer;
    private (NearWindow? Window, int RootX, int RootY) _lastUp;
    private Motion? _pendingMotion;
    private bool _pointerInside;

    private void OnButton(xcb_button_press_event_t* e, bool pressed)
    {
        _lastEventTime = _lastUserTime = e->time;
        FlushMotion();
        (WindowId window, int x, int y) = Target(e->@event, e->event_x, e->event_y, e->root_x, e->root_y);
        const ushort allButtons = 0x1f00;
        if (pressed && (e->state & allButtons) == 0)
            _byNear.TryGetValue(e->@event, out _pressedIn);
        else if (!pressed && BitOperations.PopCount((uint)e->state & allButtons) <= 1)
            _pressedIn = null;
        if (pressed)
            Use.Press();
        if (pressed)
            _buttons.Add(e->detail);
        else
            _buttons.Remove(e->detail);
        _caret.NotePointer();
        _lastUp = pressed ? default : (_byNear.GetValueOrDefault(e->@event), e->root_x, e->root_y);
        _pointer = (window, x, y);
        Send(new Button(NextInput(), window, e->detail, pressed, x, y, e->time));
    }

    private void OnMotion(xcb_motion_notify_event_t* e)
    {
        _lastEventTime = e->time;
        (WindowId window, int x, int y) = Target(e->@event, e->event_x, e->event_y, e->root_x, e->root_y);
        _pointer = (window, x, y);
        _caret.NotePointer();
        _pendingMotion = new Motion(NextInput(), window, x, y);
        // Merged only when the link is behind, and never while something is drawn or dragged: each point of a curve counts.
        if (_pressedIn is not null || (_connection is { } connection && connection.QueuedBytes(Channel.Control) == 0))
            FlushMotion();
    }

    private void OnEnter(xcb_enter_notify_event_t* e)
    {
        _lastEventTime = e->time;
        _pointerInside = true;
        if (e->mode != XCB_NOTIFY_MODE_NORMAL)
            return;
        (WindowId window, int x, int y) = Target(e->@event, e->event_x, e->event_y, e->root_x, e->root_y);
        _pendingMotion = new Motion(NextInput(), window, x, y);
        FlushMotion();
    }

    private void OnLeave(xcb_enter_notify_event_t* e)
    {
        if (e->mode == XCB_NOTIFY_MODE_NORMAL && e->detail != XCB_NOTIFY_DETAIL_INFERIOR)
            _pointerInside = false;
    }

    // A far program may move the pointer of a person who works with it, not of one who is elsewhere.
    private void WarpPointer(WarpPointer warp)
    {
        FlushMotion();
        if (_focused is null || IsReadOnly || !_pointerInside || _warps.Count >= MaxWarps)
        {
            Send(new PointerWarped(warp.Serial));
            return;
        }

        (int dx, int dy) = (warp.Dx, warp.Dy);
        if (ScaleOf(_focused) is { } scale)
            (dx, dy, _restAhead) = scale.ToShown(dx, dy, _restAhead);
        xcb_void_cookie_t moved = xcb_warp_pointer(X.Handle, 0, 0, 0, 0, 0, 0, (short)dx, (short)dy);
        _warps.Enqueue((moved.sequence, warp.Serial, _restAhead));
    }

    // Events carry the number of the last request that the X server had done: those from before the move are told apart by it.
    private void ConfirmWarps(uint sequence)
    {
        while (_warps.TryPeek(out (uint Sequence, uint Serial, PointerRest Left) warp) && (int)(sequence - warp.Sequence) >= 0)
        {
            FlushMotion();
            _rest = warp.Left;
            Send(new PointerWarped(warp.Serial));
            _warps.Dequeue();
        }
    }

    // Another scale has other parts of a pixel.
    private void ForgetRest()
    {
        _rest = _restAhead = default;
        for (int i = _warps.Count; i > 0; i--)
        {
            (uint sequence, uint serial, _) = _warps.Dequeue();
            _warps.Enqueue((sequence, serial, default));
        }
    }

    private void FlushMotion()
    {
        if (_pendingMotion is { } motion)
            Send(motion);
        _pendingMotion = null;
    }

    // While a menu holds the grab, events outside of all our windows come to it: they are told as positions on the screen,
    // so that the far program sees a click beside its menu.
    private (WindowId Window, int X, int Y) Target(uint near, int x, int y, int rootX, int rootY)
    {
        if (!_byNear.TryGetValue(near, out NearWindow? window))
            return (WindowId.None, rootX, rootY);
        if (ScaleOf(window) is { } scale)
            (x, y) = scale.ToPicture(x, y, _rest);
        bool inside = x >= 0 && y >= 0 && x < window.Geometry.Width && y < window.Geometry.Height;
        return window == _grabbing && !inside ? (WindowId.None, rootX, rootY) : (new WindowId(window.FarId), x, y);
    }

    /// <summary>
    /// A program wants its window moved or resized by the near window manager, as its own title bar does. The manager takes over a button that is down;
    /// with one that is up again it would hold on to the window until the next click.
    /// </summary>
    private void BeginMoveResize(NearWindow window, BeginMoveResize message)
    {
        const byte move = 8, moveByKeyboard = 10, sizeByKeyboard = 9;
        bool byPointer = message.Direction <= move;
        int rootX = window.Geometry.X + message.X, rootY = window.Geometry.Y + message.Y;
        if (byPointer && _pressedIn != window)
        {
            // A drag that was over before its program's word came here has moved the window all the same.
            if (message.Direction == move && _lastUp.Window == window)
                MoveBy(window, _lastUp.RootX - rootX, _lastUp.RootY - rootY);
            _lastUp = default;
            return;
        }

        if (message.Direction is moveByKeyboard or sizeByKeyboard && _focused != window)
            return;
        // The manager gets the release.
        ReleaseButtons();
        UngrabPointer();
        AskRoot(window.Id, Atom._NET_WM_MOVERESIZE, [(uint)rootX, (uint)rootY, message.Direction, message.Button, 1]);
    }

    // EWMH _NET_MOVERESIZE_WINDOW: x and y are given, by a program, and are the window's own, whatever its frame.
    private void MoveBy(NearWindow window, int dx, int dy)
    {
        const uint staticGravity = 10, x = 1 << 8, y = 1 << 9, program = 1 << 12;
        AskRoot(window.Id, Atom._NET_MOVERESIZE_WINDOW, [staticGravity | x | y | program, (uint)(window.Geometry.X + dx), (uint)(window.Geometry.Y + dy), 0, 0]);
    }

    private void ReleaseButtons()
    {
        FlushMotion();
        foreach (byte button in _buttons)
            Send(new Button(NextInput(), _pointer.Window, button, false, _pointer.X, _pointer.Y, _lastEventTime));
        ForgetButtons();
    }

    private void ForgetButtons()
    {
        _buttons.Clear();
        _pressedIn = null;
        _lastUp = default;
    }
}
