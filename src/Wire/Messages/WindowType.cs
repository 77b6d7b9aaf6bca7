namespace Rdfwd.Wire.Messages;

/// <summary>The kind of a window: _NET_WM_WINDOW_TYPE of the EWMH. Numbers that a receiver does not know are <see cref="Normal"/>.</summary>
public enum WindowType : uint
{
    Normal = 0,
    Dialog = 1,
    Utility = 2,
    Toolbar = 3,
    Menu = 4,
    Splash = 5,
    Dock = 6,
    Desktop = 7,
    DropdownMenu = 8,
    PopupMenu = 9,
    Tooltip = 10,
    Notification = 11,
    Combo = 12,
    DragAndDrop = 13,

    /// <summary>An icon in the far system tray.</summary>
    TrayIcon = 14,

    /// <summary>The whole far screen, with a desktop of its own.</summary>
    Screen = 15,
}
