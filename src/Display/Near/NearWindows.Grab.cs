using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Near;

/// <content>All keys for a whole desktop, and the keys that end that.</content>
internal sealed unsafe partial class NearWindows
{
    // While a key is held another program may have the keyboard.
    private const long GrabRetryUs = 100_000;

    private readonly GrabRule _grab;
    private readonly HashSet<byte> _swallowed = [];
    private bool _grabbed;

    /// <summary>Whether a press is the leaving keys, which stay here; it is then acted on.</summary>
    private bool TakeLeaveKeys(byte keycode, uint state)
    {
        if (_options.LeaveKeys is not { } keys || _focused is not { Type: WindowType.Screen } window || (state & KeyChord.Counted) != keys.Modifiers || !keys.Matches(_keyboard.KeysymOf(keycode), state))
            return false;
        _swallowed.Add(keycode);
        bool fullScreen = _grab.Leave();
        AskFullScreen(window, fullScreen);
        UpdateGrab();
        return true;
    }

    // Returns the µs until it is to be tried again, or -1.
    private long UpdateGrab()
    {
        NearWindow? desktop = _focused is { Type: WindowType.Screen } focused ? focused : null;
        _grab.Note(desktop is not null, desktop is not null && (desktop.States & WindowStates.FullScreen) != 0);
        if (_grab.IsWanted == _grabbed)
            return -1;
        if (_grabbed)
        {
            _grabbed = false;
            xcb_ungrab_keyboard(X.Handle, XCB_CURRENT_TIME);
            return -1;
        }

        xcb_grab_keyboard_reply_t* reply = xcb_grab_keyboard_reply(
            X.Handle, xcb_grab_keyboard(X.Handle, 1, desktop!.Id, XCB_CURRENT_TIME, (byte)XCB_GRAB_MODE_ASYNC, (byte)XCB_GRAB_MODE_ASYNC), null);
        _grabbed = reply != null && reply->status == XCB_GRAB_STATUS_SUCCESS;
        Libc.free(reply);
        return _grabbed ? -1 : GrabRetryUs;
    }
}
