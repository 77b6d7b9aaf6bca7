using Microsoft.Extensions.Logging;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Far;

/// <summary>
/// Input on the session's own display, which follows the viewer in everything: its keyboard map and locks, and repeats that it alone makes.
/// </summary>
internal sealed unsafe class SessionInput : InputInjector
{
    private readonly WireConnection _viewer;
    private readonly KeymapInstaller _keymap;
    private readonly PointerOffset _offset = new();

    public SessionInput(XConnection x, IFarScene scene, WireConnection viewer, KeymapInstaller keymap, ILogger log)
        : base(x, scene, log)
    {
        _viewer = viewer;
        _keymap = keymap;
        scene.Pointer.Value = null;
        x.RequireExtension("XFIXES");
        Libc.free(xcb_xfixes_query_version_reply(x.Handle, xcb_xfixes_query_version(x.Handle, 5, 0), null));
        // Repeats are made by the viewer: a link that stalls must not repeat a key.
        uint off = XCB_AUTO_REPEAT_MODE_OFF;
        xcb_change_keyboard_control(x.Handle, XCB_KB_AUTO_REPEAT_MODE, &off);
        x.Flush();
    }

    public override void Confirm(PointerWarped warped) => _offset.Confirm(warped.Serial);

    public override void SetKeymap(Keymap keymap) => _keymap.Install(keymap);

    public override void SetLocks(in LockState locks)
    {
        const ushort coreKeyboard = 0x100;
        xcb_xkb_latch_lock_state(X.Handle, coreKeyboard, 0xff, (byte)locks.LockedModifiers, 1, (byte)locks.Group, 0, 0, 0);
        X.Flush();
    }

    protected override void Strike(in Key key)
    {
        switch (key.Action)
        {
            case KeyAction.Press when Held.PressKey(key.Keycode):
                Fake(XCB_KEY_PRESS, key.Keycode);
                break;
            case KeyAction.Release when Held.ReleaseKey(key.Keycode):
                Fake(XCB_KEY_RELEASE, key.Keycode);
                break;
            case KeyAction.Repeat when Held.IsKeyHeld(key.Keycode):
                // With its own repeat off the server takes a second press only after a release (xkb "press/release/press").
                Fake(XCB_KEY_RELEASE, key.Keycode);
                Fake(XCB_KEY_PRESS, key.Keycode);
                break;
            default:
                break;
        }
    }

    // By steps from where the pointer is: a program that moves it in between, as games do after every event, loses none of them, and
    // programs that read the device itself get steps too.
    protected override void MoveTo(int x, int y)
    {
        xcb_query_pointer_reply_t* pointer = xcb_query_pointer_reply(X.Handle, xcb_query_pointer(X.Handle, X.Root), null);
        if (pointer == null)
            return;
        int fromX = pointer->root_x, fromY = pointer->root_y;
        Libc.free(pointer);
        if (Scene.Pointer.Value is { } left && left != (fromX, fromY))
        {
            if (IsFrozenAt(left))
                (fromX, fromY) = left;
            else if (_offset.Moved(fromX - left.X, fromY - left.Y) is { } warp)
                _viewer.Send(Channel.Control, warp);
        }

        x = Math.Clamp(x + _offset.X, 0, Scene.ScreenWidth - 1);
        y = Math.Clamp(y + _offset.Y, 0, Scene.ScreenHeight - 1);
        Scene.Pointer.Value = (x, y);
        const byte relative = 1;
        if (x != fromX || y != fromY)
            xcb_test_fake_input(X.Handle, (byte)XCB_MOTION_NOTIFY, relative, XCB_CURRENT_TIME, 0, (short)(x - fromX), (short)(y - fromY), 0);
    }

    // While a synchronous grab freezes the pointer (a window manager that focuses on a click) the server keeps the steps for later and
    // tells the place before them, though the cursor is where they lead. A program that moves the pointer moves both.
    private bool IsFrozenAt((int X, int Y) left)
    {
        xcb_xfixes_get_cursor_image_reply_t* cursor = xcb_xfixes_get_cursor_image_reply(X.Handle, xcb_xfixes_get_cursor_image(X.Handle), null);
        bool isThere = cursor != null && left == (cursor->x, cursor->y);
        Libc.free(cursor);
        return isThere;
    }
}
