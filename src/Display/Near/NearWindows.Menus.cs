using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Near;

/// <remarks>A far program that opens a menu grabs its own display's pointer; here a click on another program must close the menu too.</remarks>
internal sealed unsafe partial class NearWindows
{
    // The menu that has the pointer, and the one that is to have it once who has it now lets go.
    private NearWindow? _grabbing;
    private NearWindow? _awaitsGrab;
    private long _grabAgainUs;

    private static bool IsMenu(NearWindow window) => window.OverrideRedirect && window.Type is WindowType.DropdownMenu or WindowType.PopupMenu or WindowType.Combo or WindowType.Menu;

    private void GrabPointerFor(NearWindow menu)
    {
        // Nobody asked for a menu that opens while nobody works with the session.
        _awaitsGrab = null;
        if (!Use.IsUsed || IsReadOnly)
            return;
        const uint mask = XCB_EVENT_MASK_BUTTON_PRESS | XCB_EVENT_MASK_BUTTON_RELEASE | XCB_EVENT_MASK_POINTER_MOTION;
        xcb_grab_pointer_reply_t* reply = xcb_grab_pointer_reply(
            X.Handle,
            xcb_grab_pointer(X.Handle, 1, menu.Id, (ushort)mask, (byte)XCB_GRAB_MODE_ASYNC, (byte)XCB_GRAB_MODE_ASYNC, 0, 0, XCB_CURRENT_TIME),
            null);
        bool has = reply != null && reply->status == XCB_GRAB_STATUS_SUCCESS;
        Libc.free(reply);
        _grabbing = has ? menu : null;
        _awaitsGrab = has ? null : menu;
        _grabAgainUs = Clock.NowUs(_clock) + GrabRetryUs;
    }

    // Window managers and others have the pointer for a moment. Returns the µs until it is to be tried again, or -1.
    private long TurnMenuGrab()
    {
        if (_awaitsGrab is { } menu && Clock.NowUs(_clock) >= _grabAgainUs)
            GrabPointerFor(menu);
        return _awaitsGrab is null ? -1 : Math.Max(0, _grabAgainUs - Clock.NowUs(_clock));
    }

    // A closed submenu leaves those it came from.
    private void LeaveMenu(NearWindow menu)
    {
        if (!IsGrabOf(menu))
            return;
        UngrabPointer();
        if (_byFar.Values.LastOrDefault(IsMenu) is { } next)
            GrabPointerFor(next);
    }

    private bool IsGrabOf(NearWindow menu) => menu == _grabbing || menu == _awaitsGrab;

    // Also the grab that comes with a button that is down.
    private void UngrabPointer()
    {
        _grabbing = _awaitsGrab = null;
        xcb_ungrab_pointer(X.Handle, XCB_CURRENT_TIME);
    }
}
