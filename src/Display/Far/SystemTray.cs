using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Far;

/// <summary>
/// The far display's system tray (freedesktop.org "System Tray Protocol Specification", 0.3, and "XEmbed Protocol Specification", 0.5).
/// Each icon is put into a small top-level window, which viewers show in their own tray. Owned by the thread far-wm.
/// </summary>
internal sealed unsafe class SystemTray
{
    private const int MaxIcons = 64;
    private const ushort IconSizePx = 24;

    private readonly XConnection _x;
    private readonly Dictionary<uint, uint> _iconByContainer = [];
    private uint _owner;

    public SystemTray(XConnection x)
    {
        _x = x;
    }

    /// <summary>Becomes the tray, unless the session has one.</summary>
    public void Claim()
    {
        uint selection = _x.Atoms[Atom._NET_SYSTEM_TRAY_S0];
        xcb_get_selection_owner_reply_t* reply = xcb_get_selection_owner_reply(_x.Handle, xcb_get_selection_owner(_x.Handle, selection), null);
        uint present = reply == null ? 0 : reply->owner;
        Libc.free(reply);
        if (present != 0)
            return;
        _owner = _x.NewId();
        uint overrideRedirect = 1;
        xcb_create_window(_x.Handle, 0, _owner, _x.Root, -1, -1, 1, 1, 0, (ushort)XCB_WINDOW_CLASS_INPUT_ONLY, 0, XCB_CW_OVERRIDE_REDIRECT, &overrideRedirect);
        XProperty.SetWords(_x, _owner, Atom._NET_SYSTEM_TRAY_ORIENTATION, XCB_ATOM_CARDINAL, [0]);
        XProperty.SetWords(_x, _owner, Atom._NET_SYSTEM_TRAY_VISUAL, XCB_ATOM_VISUALID, [_x.Screen->root_visual]);
        xcb_set_selection_owner(_x.Handle, _owner, selection, XCB_CURRENT_TIME);
        XProperty.SendClientMessage(_x, _x.Root, XCB_EVENT_MASK_STRUCTURE_NOTIFY, _x.Root, _x.Atoms[Atom.MANAGER], [XCB_CURRENT_TIME, selection, _owner, 0, 0]);
    }

    /// <summary>Whether a top-level window was made for an icon.</summary>
    public bool IsContainer(uint window) => _iconByContainer.ContainsKey(window);

    /// <summary>A program sent a message to the tray.</summary>
    public void OnRequest(uint opcode, uint icon)
    {
        const uint requestDock = 0;
        if (opcode != requestDock || _owner == 0 || _iconByContainer.Count >= MaxIcons || _iconByContainer.ContainsValue(icon))
            return;
        uint container = _x.NewId();
        // The icon's parent is drawn by nobody else: a background for icons that take their parent's.
        uint* values = stackalloc uint[2] { _x.Screen->black_pixel, XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY };
        xcb_create_window(
            _x.Handle, 0, container, _x.Root, 0, 0, IconSizePx, IconSizePx, 0, (ushort)XCB_WINDOW_CLASS_INPUT_OUTPUT, 0, XCB_CW_BACK_PIXEL | XCB_CW_EVENT_MASK, values);
        CopyTitle(icon, container);
        _iconByContainer[container] = icon;
        // The icon goes back to the root window when this process ends.
        const byte insert = 0;
        xcb_change_save_set(_x.Handle, insert, icon);
        xcb_reparent_window(_x.Handle, icon, container, 0, 0);
        Resize(icon, IconSizePx, IconSizePx);
        const uint embeddedNotify = 0, version = 0;
        XProperty.SendClientMessage(_x, icon, XCB_EVENT_MASK_NO_EVENT, icon, _x.Atoms[Atom._XEMBED], [XCB_CURRENT_TIME, embeddedNotify, 0, container, version]);
        xcb_map_window(_x.Handle, icon);
        xcb_map_window(_x.Handle, container);
    }

    /// <summary>A viewer's tray gave an icon its size, pixels.</summary>
    public void OnSize(uint container, int width, int height)
    {
        if (_iconByContainer.TryGetValue(container, out uint icon))
            Resize(icon, width, height);
    }

    /// <summary>A window is gone; its container goes too.</summary>
    public void OnGone(uint window)
    {
        foreach ((uint container, uint icon) in _iconByContainer)
        {
            if (icon != window && container != window)
                continue;
            _iconByContainer.Remove(container);
            if (icon == window)
                xcb_destroy_window(_x.Handle, container);
            return;
        }
    }

    /// <summary>A program took its icon away.</summary>
    public void OnReparent(xcb_reparent_notify_event_t* e)
    {
        if (_iconByContainer.ContainsValue(e->window) && !_iconByContainer.ContainsKey(e->parent))
            OnGone(e->window);
    }

    /// <summary>Another tray of the session has taken over.</summary>
    public void OnSelectionClear(xcb_selection_clear_event_t* e)
    {
        if (e->owner == _owner && e->selection == _x.Atoms[Atom._NET_SYSTEM_TRAY_S0])
            _owner = 0;
    }

    private void CopyTitle(uint icon, uint container)
    {
        string? title = XProperty.GetText(_x, icon, Atom._NET_WM_NAME) ?? XProperty.GetText(_x, icon, Atom.WM_NAME);
        if (title is not null)
            XProperty.SetText(_x, container, Atom._NET_WM_NAME, title);
        if (XProperty.TakeBytes(_x, XProperty.Request(_x, icon, _x.Atoms[Atom.WM_CLASS]), out _) is { } name)
            XProperty.SetBytes(_x, container, Atom.WM_CLASS, XCB_ATOM_STRING, name);
        const uint minimumSize = 16, maximumSize = 32, maximum = 128;
        uint[] hints = new uint[18];
        (hints[0], hints[5], hints[6], hints[7], hints[8]) = (minimumSize | maximumSize, IconSizePx, IconSizePx, maximum, maximum);
        XProperty.SetWords(_x, container, Atom.WM_NORMAL_HINTS, XCB_ATOM_WM_SIZE_HINTS, hints);
    }

    private void Resize(uint icon, int width, int height)
    {
        uint* values = stackalloc uint[4] { 0, 0, (uint)Math.Max(1, width), (uint)Math.Max(1, height) };
        xcb_configure_window(_x.Handle, icon, (ushort)(XCB_CONFIG_WINDOW_X | XCB_CONFIG_WINDOW_Y | XCB_CONFIG_WINDOW_WIDTH | XCB_CONFIG_WINDOW_HEIGHT), values);
    }
}
