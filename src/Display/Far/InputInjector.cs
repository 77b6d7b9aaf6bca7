using Rdfwd.Display.Geometry;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Far;

/// <summary>
/// Turns a viewer's keys and pointer into events of the far display by XTEST, on the thread that read the message. It knows
/// what it holds down and releases all of it on <see cref="ReleaseAll"/>, so that no way out leaves a key held. Owns its X
/// connection; one thread.
/// </summary>
internal sealed unsafe class InputInjector : IDisposable
{
    private const int FirstKeycode = 8;

    private readonly XConnection _x;
    private readonly WindowManager _wm;
    private readonly HeldInputs _held = new();
    private readonly WireConnection _viewer;
    private readonly PointerOffset _offset = new();
    private uint _pointerWindow;
    private uint _lastInput;

    public InputInjector(XConnection x, WindowManager wm, WireConnection viewer)
    {
        _x = x;
        _wm = wm;
        _viewer = viewer;
        wm.Pointer.Value = null;
        x.RequireExtension("XTEST");
        xcb_xkb_use_extension(x.Handle, 1, 0);
        // Repeats are made by the viewer: a link that stalls must not repeat a key.
        uint off = XCB_AUTO_REPEAT_MODE_OFF;
        xcb_change_keyboard_control(x.Handle, XCB_KB_AUTO_REPEAT_MODE, &off);
        x.Flush();
    }

    /// <summary>The newest input that the server was told of. Any thread.</summary>
    public uint LastInput => Volatile.Read(ref _lastInput);

    /// <summary>Releases whatever is down on the display, by whomever: for a daemon that takes over from a dead one.</summary>
    public static void ReleaseLeftovers(XConnection x)
    {
        xcb_query_keymap_reply_t* keys = xcb_query_keymap_reply(x.Handle, xcb_query_keymap(x.Handle), null);
        if (keys != null)
        {
            for (int code = FirstKeycode; code < 256; code++)
            {
                if ((keys->keys[code >> 3] & (1 << (code & 7))) != 0)
                    xcb_test_fake_input(x.Handle, (byte)XCB_KEY_RELEASE, (byte)code, XCB_CURRENT_TIME, 0, 0, 0, 0);
            }

            Libc.free(keys);
        }

        xcb_query_pointer_reply_t* pointer = xcb_query_pointer_reply(x.Handle, xcb_query_pointer(x.Handle, x.Root), null);
        if (pointer != null)
        {
            for (int button = 1; button <= 5; button++)
            {
                if ((pointer->mask & (XCB_BUTTON_MASK_1 << (button - 1))) != 0)
                    xcb_test_fake_input(x.Handle, (byte)XCB_BUTTON_RELEASE, (byte)button, XCB_CURRENT_TIME, 0, 0, 0, 0);
            }

            Libc.free(pointer);
        }

        // The server may drop what it has not read when the caller closes the connection.
        x.Sync();
    }

    public void Inject(in Key key)
    {
        if (key.Keycode < FirstKeycode)
            return;
        switch (key.Action)
        {
            case KeyAction.Press when _held.PressKey(key.Keycode):
                Fake(XCB_KEY_PRESS, key.Keycode);
                break;
            case KeyAction.Release when _held.ReleaseKey(key.Keycode):
                Fake(XCB_KEY_RELEASE, key.Keycode);
                break;
            case KeyAction.Repeat when _held.IsKeyHeld(key.Keycode):
                // With its own repeat off the server takes a second press only after a release (xkb "press/release/press").
                Fake(XCB_KEY_RELEASE, key.Keycode);
                Fake(XCB_KEY_PRESS, key.Keycode);
                break;
            default:
                break;
        }

        Done(key.Input);
    }

    public void Inject(in Motion motion)
    {
        PointAt(motion.Window.Value, motion.X, motion.Y);
        Done(motion.Input);
    }

    public void Inject(in Button button)
    {
        PointAt(button.Window.Value, button.X, button.Y);
        if (button.Pressed && _held.PressButton(button.Number))
            Fake(XCB_BUTTON_PRESS, button.Number);
        else if (!button.Pressed && _held.ReleaseButton(button.Number))
            Fake(XCB_BUTTON_RELEASE, button.Number);
        Done(button.Input);
    }

    /// <summary>The near pointer has followed a program's move.</summary>
    public void Confirm(PointerWarped warped) => _offset.Confirm(warped.Serial);

    /// <summary>Sets the server's focus before the keys that follow on this connection.</summary>
    public void SetFocus(uint window)
    {
        if (window == 0 || !_wm.Snapshot.TryGetValue(window, out FarWindowInfo? info))
        {
            xcb_set_input_focus(_x.Handle, (byte)XCB_INPUT_FOCUS_POINTER_ROOT, _wm.IdleFocusWindow, XCB_CURRENT_TIME);
            window = 0;
        }
        else
        {
            if ((info.Protocols & WindowProtocols.InputHint) != 0)
                xcb_set_input_focus(_x.Handle, (byte)XCB_INPUT_FOCUS_POINTER_ROOT, window, XCB_CURRENT_TIME);
            if ((info.Protocols & WindowProtocols.TakeFocus) != 0)
            {
                // ICCCM 4.1.7 wants the time of an event, which costs a round trip; toolkits take CurrentTime as now.
                XProperty.SendClientMessage(_x, window, XCB_EVENT_MASK_NO_EVENT, window, _x.Atoms[Atom.WM_PROTOCOLS], [_x.Atoms[Atom.WM_TAKE_FOCUS], XCB_CURRENT_TIME]);
            }
        }

        _x.Flush();
        uint focused = window;
        _wm.Post(() => _wm.NoteFocus(focused));
    }

    public void SetLocks(in LockState locks)
    {
        const ushort coreKeyboard = 0x100;
        xcb_xkb_latch_lock_state(_x.Handle, coreKeyboard, 0xff, (byte)locks.LockedModifiers, 1, (byte)locks.Group, 0, 0, 0);
        _x.Flush();
    }

    public void ReleaseAll()
    {
        foreach (byte keycode in _held.TakeKeys())
            Fake(XCB_KEY_RELEASE, keycode);
        foreach (byte button in _held.TakeButtons())
            Fake(XCB_BUTTON_RELEASE, button);
        _x.Flush();
    }

    public void Dispose()
    {
        ReleaseAll();
        if (!_x.IsBroken)
            _x.Sync();
        _x.Dispose();
    }

    // Coordinates are relative to the window, so that a move that has not reached the other end does no harm.
    private void PointAt(uint window, int x, int y)
    {
        Rect at = default;
        if (window != 0 && _wm.Snapshot.TryGetValue(window, out FarWindowInfo? info))
        {
            at = info.Geometry;
            if (window != _pointerWindow && !_held.AnyButton)
            {
                // Only the topmost window under the pointer gets its events; nothing else depends on the stacking here.
                uint above = XCB_STACK_MODE_ABOVE;
                xcb_configure_window(_x.Handle, window, (ushort)XCB_CONFIG_WINDOW_STACK_MODE, &above);
            }
        }

        _pointerWindow = window;
        MoveTo(at.X + x, at.Y + y);
    }

    // By steps from where the pointer is: a program that moves it in between, as games do after every event, loses none of them, and
    // programs that read the device itself get steps too.
    private void MoveTo(int x, int y)
    {
        xcb_query_pointer_reply_t* pointer = xcb_query_pointer_reply(_x.Handle, xcb_query_pointer(_x.Handle, _x.Root), null);
        if (pointer == null)
            return;
        int fromX = pointer->root_x, fromY = pointer->root_y;
        Libc.free(pointer);
        if (_wm.Pointer.Value is { } left && (left.X != fromX || left.Y != fromY) && _offset.Moved(fromX - left.X, fromY - left.Y) is { } warp)
            _viewer.Send(Channel.Control, warp);
        x = Math.Clamp(x + _offset.X, 0, _wm.ScreenWidth - 1);
        y = Math.Clamp(y + _offset.Y, 0, _wm.ScreenHeight - 1);
        _wm.Pointer.Value = (x, y);
        const byte relative = 1;
        if (x != fromX || y != fromY)
            xcb_test_fake_input(_x.Handle, (byte)XCB_MOTION_NOTIFY, relative, XCB_CURRENT_TIME, 0, (short)(x - fromX), (short)(y - fromY), 0);
    }

    private void Fake(int type, byte detail) => xcb_test_fake_input(_x.Handle, (byte)type, detail, XCB_CURRENT_TIME, 0, 0, 0, 0);

    private void Done(InputSequence input)
    {
        _x.Flush();
        Volatile.Write(ref _lastInput, input.Value);
    }

}
