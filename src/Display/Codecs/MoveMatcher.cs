using Rdfwd.Display.Geometry;

namespace Rdfwd.Display.Codecs;

/// <summary>Finds which pixels a displacement really explains. Not thread-safe.</summary>
internal sealed class MoveMatcher
{
    private const int StripWidth = 64;

    // Smaller rectangles cost more to describe than to send.
    private const int MinArea = 2048;
    private const int MinRun = 12;
    private const int MaxRects = 24;

    private readonly Region _matched = new();

    /// <summary>
    /// Appends disjoint rectangles of <paramref name="current"/> that equal the displaced pixels of <paramref name="before"/>,
    /// every pixel compared, in an order in which they can be moved one after the other. Returns their area in pixels.
    /// </summary>
    public long Match(ImageView current, ImageView before, Rect area, Displacement move, List<Rect> rects)
    {
        rects.Clear();
        _matched.Clear();
        Rect inside = area.Intersect(current.Bounds.Translate(-move.Dx, -move.Dy)).Intersect(current.Bounds);
        for (int x = inside.X; x < inside.Right; x += StripWidth)
            AddRuns(current, before, inside with { X = x, Width = Math.Min(StripWidth, inside.Right - x) }, move);
        long total = 0;
        foreach (Rect rect in _matched)
        {
            if (rect.Area < MinArea || rects.Count == MaxRects)
                continue;
            Rect grown = Widen(current, before, rect, inside, move);
            // Two neighbours may both have grown into the gap between them.
            foreach (Rect other in rects)
            {
                if (grown.Intersects(other))
                    grown = rect;
            }

            Insert(rects, grown, move);
            total += grown.Area;
        }

        return total;
    }

    // A rectangle must be read before another one's target covers it: so they go against the direction of the motion.
    private static void Insert(List<Rect> rects, Rect rect, Displacement move)
    {
        int at = rects.Count;
        while (at > 0 && Order(rects[at - 1], rect, move) > 0)
            at--;
        rects.Insert(at, rect);
    }

    private static int Order(Rect a, Rect b, Displacement move)
    {
        int byRow = move.Dy >= 0 ? a.Y.CompareTo(b.Y) : b.Y.CompareTo(a.Y);
        if (byRow != 0)
            return byRow;
        return move.Dx >= 0 ? a.X.CompareTo(b.X) : b.X.CompareTo(a.X);
    }

    private static Rect Widen(ImageView current, ImageView before, Rect rect, Rect inside, Displacement move)
    {
        int left = Math.Min(StripWidth - 1, rect.X - inside.X);
        int right = Math.Min(StripWidth - 1, inside.Right - rect.Right);
        for (int y = rect.Y; y < rect.Bottom && (left > 0 || right > 0); y++)
        {
            ReadOnlySpan<uint> now = current.Row(y);
            ReadOnlySpan<uint> then = before.Row(y + move.Dy);
            left = PixelOps.EqualSuffix(now.Slice(rect.X - left, left), then.Slice(rect.X - left + move.Dx, left));
            right = PixelOps.EqualPrefix(now.Slice(rect.Right, right), then.Slice(rect.Right + move.Dx, right));
        }

        return Rect.FromEdges(rect.X - left, rect.Y, rect.Right + right, rect.Bottom);
    }

    private void AddRuns(ImageView current, ImageView before, Rect strip, Displacement move)
    {
        Rect source = strip.Translate(move.Dx, move.Dy);
        int start = -1;
        for (int row = 0; row <= strip.Height; row++)
        {
            bool equal = row < strip.Height && PixelOps.RowsEqual(current.Row(strip, row), before.Row(source, row));
            if (equal && start < 0)
                start = row;
            if (equal || start < 0)
                continue;
            if (row - start >= MinRun)
                _matched.Add(strip with { Y = strip.Y + start, Height = row - start });
            start = -1;
        }
    }
}
