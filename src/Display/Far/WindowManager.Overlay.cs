using Microsoft.Extensions.Logging;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Far;

/// <content>Programs that would draw the whole screen themselves, as compositing managers do.</content>
internal sealed unsafe partial class WindowManager
{
    private int _overlayShown;

    // The overlay lies above all windows (Composite 0.3, GetOverlayWindow). It is the server's own, as no other child of the root window is: no client's number is in its id.
    private bool IsOverlay(uint id) => (id & ~xcb_get_setup(X.Handle)->resource_id_mask) == 0;

    // All windows are redirected here already, so a compositing manager gets none of them, and picom tries again for ever, thousands of times a second.
    private void RefuseOverlay()
    {
        if (_overlayShown++ == 0)
            Log.LogWarning("A program wants to draw the whole screen itself, as compositing managers (picom, xcompmgr) do. In a session of windows it cannot; use rdfwd start-desktop for a desktop that has one");
        else
            EndCompositing();
    }

    // A manager whose selection is taken leaves (ICCCM 2.8), unless it is still beginning: picom misses it then. Nobody keeps the selection: an owner promises that windows may be translucent.
    private void EndCompositing()
    {
        uint selection = X.Atoms[Atom._NET_WM_CM_S0];
        xcb_get_selection_owner_reply_t* reply = xcb_get_selection_owner_reply(X.Handle, xcb_get_selection_owner(X.Handle, selection), null);
        uint owner = reply == null ? 0 : reply->owner;
        Libc.free(reply);
        if (owner == 0)
            return;
        xcb_set_selection_owner(X.Handle, _checkWindow, selection, XCB_CURRENT_TIME);
        xcb_set_selection_owner(X.Handle, 0, selection, XCB_CURRENT_TIME);
    }
}
