using System.Runtime.CompilerServices;
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
    private int[] _starts = [];

    /// <summary>
    /// Appends disjoint rectangles of <paramref name="current"/> that equal the displaced pixels of <paramref name="before"/>,
    /// every pixel compared, in an order in which they can be moved one after the other. Returns their area in pixels.
    /// </summary>
    public long Match(ImageView current, ImageView before, Rect area, Displacement move, List<Rect> rects)
    {
        rects.Clear();
        _matched.Clear();
        Rect inside = area.Intersect(current.Bounds.Translate(-move.Dx, -move.Dy)).Intersect(current.Bounds);
        AddRuns(current, before, inside, move);
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

    /// <summary>
    /// Adds the runs of equal rows of each strip. All strips of a row are looked at before the next row, as the pixels lie in memory.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddRuns(ImageView current, ImageView before, Rect inside, Displacement move)
    {
        const int None = -1;
        int strips = (inside.Width + StripWidth - 1) / StripWidth;
        if (_starts.Length < strips)
            _starts = new int[strips];
        Span<int> starts = _starts.AsSpan(0, strips);
        starts.Fill(None);
        Rect source = inside.Translate(move.Dx, move.Dy);
        for (int row = 0; row <= inside.Height; row++)
        {
            bool isRow = row < inside.Height;
            ReadOnlySpan<uint> now = isRow ? current.Row(inside, row) : [];
            ReadOnlySpan<uint> then = isRow ? before.Row(source, row) : [];
            for (int strip = 0; strip < strips; strip++)
            {
                int x = strip * StripWidth;
                int width = Math.Min(StripWidth, inside.Width - x);
                bool equal = isRow && PixelOps.RowsEqual(now.Slice(x, width), then.Slice(x, width));
                ref int start = ref starts[strip];
                if (equal && start == None)
                    start = row;
                if (equal || start == None)
                    continue;
                if (row - start >= MinRun)
                    _matched.Add(new Rect(inside.X + x, inside.Y + start, width, row - start));
                start = None;
            }
        }
    }
}
