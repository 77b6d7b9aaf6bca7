using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Wire.Flow;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Far;

/// <summary>Hears the bell of an X server (XKB BellNotify). Belongs to the thread of its connection.</summary>
internal sealed unsafe class BellWatcher
{
    private const ushort CoreKeyboard = XCB_XKB_ID_USE_CORE_KBD;
    private const int Burst = 4;
    private const long RefillUs = 100_000;

    // What an X server rings with when nobody asked for more or less.
    private const int UsualPercent = 50;

    private readonly byte _xkbEvent;
    private readonly TokenBucket _rate = new(Burst, RefillUs);

    /// <summary>Begins to listen. A server without XKB is silent.</summary>
    public BellWatcher(XConnection x)
    {
        if (x.FindExtension("XKEYBOARD") is not { } extension)
            return;
        _xkbEvent = extension.FirstEvent;
        Libc.free(xcb_xkb_use_extension_reply(x.Handle, xcb_xkb_use_extension(x.Handle, 1, 0), null));
        xcb_xkb_select_events(x.Handle, CoreKeyboard, XCB_XKB_EVENT_TYPE_BELL_NOTIFY, 0, XCB_XKB_EVENT_TYPE_BELL_NOTIFY, 0, 0, null);
    }

    /// <summary>Whether an event is a bell that a viewer should hear, and how it sounds.</summary>
    public bool TryRead(xcb_generic_event_t* e, int type, long nowUs, out Bell bell)
    {
        bell = default;
        // xkbType stands where other events have their detail.
        if (_xkbEvent == 0 || type != _xkbEvent || e->pad0 != XCB_XKB_BELL_NOTIFY || !_rate.TryTake(nowUs))
            return false;
        xcb_xkb_bell_notify_event_t* rung = (xcb_xkb_bell_notify_event_t*)e;
        int percent = Math.Clamp((rung->percent - UsualPercent) * 100 / UsualPercent, -100, 100);
        bell = new Bell(percent, rung->pitch, rung->duration);
        return true;
    }
}
