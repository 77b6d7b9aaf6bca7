namespace Rdfwd.Display.Geometry;

/// <summary>
/// A half-open rectangle of pixels: it holds X ≤ x &lt; X + Width, and likewise for y. Empty when a side is not positive.
/// </summary>
public readonly record struct Rect(int X, int Y, int Width, int Height)
{
    /// <summary>One past the last column.</summary>
    public int Right => X + Width;

    /// <summary>One past the last row.</summary>
    public int Bottom => Y + Height;

    public bool IsEmpty => Width <= 0 || Height <= 0;

    /// <summary>In pixels; 0 when empty.</summary>
    public long Area => IsEmpty ? 0 : (long)Width * Height;

    /// <summary>The rectangle between two corners, the second one exclusive.</summary>
    public static Rect FromEdges(int left, int top, int right, int bottom)
    {
        return new Rect(left, top, right - left, bottom - top);
    }

    public bool Contains(int x, int y)
    {
        return x >= X && x < Right && y >= Y && y < Bottom;
    }

    /// <summary>True when every pixel of <paramref name="other"/> is in this rectangle; so for an empty one too.</summary>
    public bool Contains(Rect other)
    {
        return other.IsEmpty || (other.X >= X && other.Right <= Right && other.Y >= Y && other.Bottom <= Bottom);
    }

    public bool Intersects(Rect other)
    {
        return !Intersect(other).IsEmpty;
    }

    /// <summary>The common pixels; the default rectangle when there are none.</summary>
    public Rect Intersect(Rect other)
    {
        Rect common = FromEdges(
            Math.Max(X, other.X), Math.Max(Y, other.Y), Math.Min(Right, other.Right), Math.Min(Bottom, other.Bottom));
        return common.IsEmpty ? default : common;
    }

    /// <summary>The smallest rectangle around both; an empty one adds nothing.</summary>
    public Rect Union(Rect other)
    {
        if (IsEmpty)
            return other.IsEmpty ? default : other;
        if (other.IsEmpty)
            return this;
        return FromEdges(
            Math.Min(X, other.X), Math.Min(Y, other.Y), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));
    }

    public Rect Translate(int dx, int dy)
    {
        return this with { X = X + dx, Y = Y + dy };
    }

    /// <summary>The smallest rectangle around this one whose edges are multiples of <paramref name="step"/>, a power of two.</summary>
    public Rect AlignOut(int step)
    {
        int mask = step - 1;
        return FromEdges(X & ~mask, Y & ~mask, (Right + mask) & ~mask, (Bottom + mask) & ~mask);
    }
}
