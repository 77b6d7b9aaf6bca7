namespace Rdfwd.Wire.Messages;

/// <summary>
/// Properties of a window. A member that is null is not part of the message: the receiver keeps what it has. A property
/// that the program removed is sent as its empty value ("" or 0).
/// </summary>
public sealed partial class WindowPropertySet
{
    /// <summary>_NET_WM_NAME or WM_NAME.</summary>
    public string? Title { get; set; }

    /// <summary>_NET_WM_ICON_NAME or WM_ICON_NAME.</summary>
    public string? IconTitle { get; set; }

    /// <summary>The first half of WM_CLASS; travels with <see cref="ClassName"/>.</summary>
    public string? Instance { get; set; }

    /// <summary>The second half of WM_CLASS; travels with <see cref="Instance"/>.</summary>
    public string? ClassName { get; set; }

    public SizeHints? Hints { get; set; }

    public WindowType? Type { get; set; }

    /// <summary>WM_TRANSIENT_FOR; <see cref="WindowId.None"/> when it is for none.</summary>
    public WindowId? TransientFor { get; set; }

    public WindowStates? States { get; set; }

    /// <summary>WM_WINDOW_ROLE.</summary>
    public string? Role { get; set; }

    public WindowIcon? Icon { get; set; }

    /// <summary>_NET_WM_WINDOW_OPACITY: 0 to 0xffffffff (opaque).</summary>
    public uint? Opacity { get; set; }

    /// <summary>The leader of the window's group (WM_HINTS), or 0.</summary>
    public WindowId? Group { get; set; }

    /// <summary>The decorations of _MOTIF_WM_HINTS: 0 none, 1 all, else its bits.</summary>
    public uint? Decorations { get; set; }

    /// <summary>_NET_WM_PID at the far end, or 0.</summary>
    public uint? Pid { get; set; }

    /// <summary>WM_CLIENT_MACHINE.</summary>
    public string? ClientMachine { get; set; }

    public WindowProtocols? Protocols { get; set; }

    /// <summary>SM_CLIENT_ID.</summary>
    public string? SessionId { get; set; }

    /// <summary>True when no property is set.</summary>
    public bool IsEmpty => CountSet() == 0;
}
