namespace Rdfwd.Wire.Messages;

/// <summary>States of a window: WM_STATE of the ICCCM and _NET_WM_STATE of the EWMH.</summary>
[Flags]
public enum WindowStates : uint
{
    None = 0,
    Minimized = 1,
    MaximizedHorizontally = 2,
    MaximizedVertically = 4,
    FullScreen = 8,
    Above = 16,
    Below = 32,
    Sticky = 64,
    Shaded = 128,
    DemandsAttention = 256,
    SkipTaskbar = 512,
    SkipPager = 1024,
    Modal = 2048,
    Focused = 4096,
    Hidden = 8192,
}
