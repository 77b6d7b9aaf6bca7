namespace Rdfwd.Wire.Messages;

/// <summary>What the program of a window takes part in: WM_PROTOCOLS, and the input hint of WM_HINTS (ICCCM 4.1.7).</summary>
[Flags]
public enum WindowProtocols : uint
{
    None = 0,
    DeleteWindow = 1,
    TakeFocus = 2,

    /// <summary>The input field of WM_HINTS is true.</summary>
    InputHint = 4,
    Ping = 8,

    /// <summary>The urgency hint of WM_HINTS (ICCCM 4.1.2.4).</summary>
    Urgent = 16,

    /// <summary>The window does not want the focus when it appears (EWMH _NET_WM_USER_TIME of 0).</summary>
    NoFocusOnMap = 32,
}
