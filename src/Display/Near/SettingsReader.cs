using Rdfwd.Display.Windows;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Near;

/// <summary>The settings of the near desktop's XSETTINGS manager, if it has one. Belongs to the thread of its connection.</summary>
internal sealed unsafe class SettingsReader
{
    private readonly XConnection _x;
    private uint _manager;

    public SettingsReader(XConnection x)
    {
        _x = x;
        Find();
    }

    /// <summary>Looks for the manager, which says by a MANAGER message on the root window when it begins.</summary>
    public void Find()
    {
        xcb_get_selection_owner_reply_t* reply = xcb_get_selection_owner_reply(_x.Handle, xcb_get_selection_owner(_x.Handle, _x.Atoms[Atom._XSETTINGS_S0]), null);
        _manager = reply == null ? 0 : reply->owner;
        Libc.free(reply);
        if (_manager == 0)
            return;
        uint mask = XCB_EVENT_MASK_PROPERTY_CHANGE;
        xcb_change_window_attributes(_x.Handle, _manager, XCB_CW_EVENT_MASK, &mask);
    }

    /// <summary>Whether a changed property is the settings'.</summary>
    public bool IsChange(uint window, Atom property) => window == _manager && property == Atom._XSETTINGS_SETTINGS;

    /// <summary>The settings, or null when the desktop has no manager.</summary>
    public DesktopSettings? Read()
    {
        if (_manager == 0)
            return null;
        byte[]? bytes = XProperty.TakeBytes(_x, XProperty.Request(_x, _manager, _x.Atoms[Atom._XSETTINGS_SETTINGS]), out _);
        return bytes is null ? null : XSettings.Parse(bytes);
    }
}
