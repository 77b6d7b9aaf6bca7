using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Near;

/// <summary>
/// Puts icons of the far system tray into the near one (freedesktop.org "System Tray Protocol Specification", 0.3); without a near tray
/// they are small windows. Belongs to the thread of its connection.
/// </summary>
internal sealed unsafe class TrayDock
{
    private readonly XConnection _x;

    public TrayDock(XConnection x)
    {
        _x = x;
    }

    /// <summary>Shows a window that was made for an icon.</summary>
    public void Show(uint window)
    {
        xcb_get_selection_owner_reply_t* reply = xcb_get_selection_owner_reply(_x.Handle, xcb_get_selection_owner(_x.Handle, _x.Atoms[Atom._NET_SYSTEM_TRAY_S0]), null);
        uint tray = reply == null ? 0 : reply->owner;
        Libc.free(reply);
        if (tray == 0)
        {
            uint utility = _x.Atoms[Atom._NET_WM_WINDOW_TYPE_UTILITY];
            XProperty.SetWords(_x, window, Atom._NET_WM_WINDOW_TYPE, XCB_ATOM_ATOM, [utility]);
            XProperty.SetWords(_x, window, Atom._NET_WM_STATE, XCB_ATOM_ATOM, [_x.Atoms[Atom._NET_WM_STATE_SKIP_TASKBAR], _x.Atoms[Atom._NET_WM_STATE_SKIP_PAGER]]);
            xcb_map_window(_x.Handle, window);
            return;
        }

        const uint version = 0, mapped = 1, requestDock = 0;
        XProperty.SetWords(_x, window, Atom._XEMBED_INFO, _x.Atoms[Atom._XEMBED_INFO], [version, mapped]);
        XProperty.SendClientMessage(_x, tray, XCB_EVENT_MASK_NO_EVENT, tray, _x.Atoms[Atom._NET_SYSTEM_TRAY_OPCODE], [XCB_CURRENT_TIME, requestDock, window]);
    }
}
