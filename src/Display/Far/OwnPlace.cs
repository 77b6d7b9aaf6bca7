using Rdfwd.Display.Geometry;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Far;

/// <summary>
/// Where a window comes back to from full screen or maximised. Viewers' window managers tell such a state before the size that comes with it, or after
/// it. Pure: times are microseconds of any clock. One thread.
/// </summary>
internal sealed class OwnPlace
{
    /// <summary>The states in which a window has the size that its manager gives it.</summary>
    public const WindowStates Sizing = WindowStates.FullScreen | WindowStates.MaximizedHorizontally | WindowStates.MaximizedVertically;

    /// <summary>A place and a state that come within this time belong together.</summary>
    public const long TogetherUs = 300_000;

    private Rect _before;
    private long _changedUs = long.MinValue / 2;

    /// <summary>Null while it is neither, or where that is not known.</summary>
    public Rect? Value { get; set; }

    /// <summary>A viewer's window manager gives the window another place or size.</summary>
    public void OnPlace(Rect before, long nowUs)
    {
        if (nowUs - _changedUs > TogetherUs)
            _before = before;
        _changedUs = nowUs;
    }

    /// <summary>A viewer's window manager gives the window other states.</summary>
    public void OnStates(WindowStates before, WindowStates after, Rect place, long nowUs)
    {
        if ((after & Sizing) == 0)
            Value = null;
        else if ((before & Sizing) == 0)
            Value ??= nowUs - _changedUs > TogetherUs ? place : _before;
    }
}
