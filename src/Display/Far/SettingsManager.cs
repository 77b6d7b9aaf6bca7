using Microsoft.Extensions.Logging;
using Rdfwd.Display.Windows;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Far;

/// <summary>
/// The far display's XSETTINGS manager: offers the near desktop's settings to far programs. It begins with the first settings that come, and
/// only if the session has no manager of its own. Owned by the thread far-wm.
/// </summary>
internal sealed unsafe class SettingsManager
{
    private readonly XConnection _x;
    private readonly ILogger _log;
    private uint _window;
    private uint _serial;

    public SettingsManager(XConnection x, ILogger log)
    {
        _x = x;
        _log = log;
    }

    /// <summary>These are the settings from now on.</summary>
    public void Apply(DesktopSettings settings)
    {
        if (!Own())
            return;
        byte[] property = XSettings.Write(settings, ++_serial);
        XProperty.SetBytes(_x, _window, Atom._XSETTINGS_SETTINGS, _x.Atoms[Atom._XSETTINGS_SETTINGS], property);
    }

    private bool Own()
    {
        uint selection = _x.Atoms[Atom._XSETTINGS_S0];
        xcb_get_selection_owner_reply_t* reply = xcb_get_selection_owner_reply(_x.Handle, xcb_get_selection_owner(_x.Handle, selection), null);
        uint owner = reply == null ? 0 : reply->owner;
        Libc.free(reply);
        if (owner != 0)
        {
            if (owner != _window)
                _log.LogInformation("The session has an XSETTINGS manager of its own; the near desktop's settings are not used");
            return owner == _window;
        }

        _window = _x.NewId();
        uint overrideRedirect = 1;
        xcb_create_window(_x.Handle, 0, _window, _x.Root, -1, -1, 1, 1, 0, (ushort)XCB_WINDOW_CLASS_INPUT_ONLY, 0, XCB_CW_OVERRIDE_REDIRECT, &overrideRedirect);
        xcb_set_selection_owner(_x.Handle, _window, selection, XCB_CURRENT_TIME);
        XProperty.SendClientMessage(_x, _x.Root, XCB_EVENT_MASK_STRUCTURE_NOTIFY, _x.Root, _x.Atoms[Atom.MANAGER], [XCB_CURRENT_TIME, selection, _window, 0, 0]);
        return true;
    }
}
