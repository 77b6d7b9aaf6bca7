using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Far;

/// <summary>
/// How far the far pointer is from where the near one is, because far programs moved it: what has to be added to the places that
/// come until the near end has followed. The near pointer moves on meanwhile and no step of it is lost. Pure; one thread.
/// </summary>
internal sealed class PointerOffset
{
    /// <summary>A near end that never answers is not followed any further than this.</summary>
    public const int MaxPending = 1024;

    private readonly Queue<WarpPointer> _pending = new();
    private uint _serial;

    /// <summary>Pixels.</summary>
    public int X { get; private set; }

    /// <summary>Pixels.</summary>
    public int Y { get; private set; }

    /// <summary>The pointer was found this far from where the input left it. Returns what to tell the near end.</summary>
    public WarpPointer? Moved(int dx, int dy)
    {
        if (_pending.Count >= MaxPending)
            return null;
        WarpPointer warp = new(++_serial, Math.Clamp(dx, short.MinValue, short.MaxValue), Math.Clamp(dy, short.MinValue, short.MaxValue));
        _pending.Enqueue(warp);
        X += warp.Dx;
        Y += warp.Dy;
        return warp;
    }

    /// <summary>The near end dealt with all warps up to this one. Numbers that were never given change nothing.</summary>
    public void Confirm(uint serial)
    {
        if (!_pending.Any(p => p.Serial == serial))
            return;
        while (_pending.TryDequeue(out WarpPointer warp))
        {
            X -= warp.Dx;
            Y -= warp.Dy;
            if (warp.Serial == serial)
                break;
        }
    }
}
