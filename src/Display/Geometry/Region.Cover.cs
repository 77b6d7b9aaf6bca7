namespace Rdfwd.Display.Geometry;

public sealed partial class Region
{
    // Above this count only neighbours in the order of bands are tried, which keeps the search quadratic.
    private const int PairwiseLimit = 48;

    /// <summary>
    /// Replaces <paramref name="into"/> with disjoint rectangles, at most <paramref name="maxRects"/> (at least 1), that together
    /// cover the set; they waste few pixels, but need not be banded.
    /// </summary>
    public void Cover(int maxRects, List<Rect> into)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxRects, 1);
        into.Clear();
        into.AddRange(Rects);
        while (into.Count > maxRects)
            MergeCheapestPair(into);
    }

    /// <summary>Grows the set, wasting few pixels, until it has at most <paramref name="maxRects"/> (at least 1) rectangles.</summary>
    public void Simplify(int maxRects)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxRects, 1);
        if (_count <= maxRects)
            return;
        List<Rect> cover = [];
        // Bands may cut the rectangles of a cover into more than it has.
        for (int wanted = maxRects; _count > maxRects; wanted--)
        {
            Cover(wanted, cover);
            foreach (Rect rect in cover)
                Add(rect);
        }
    }

    private static void MergeCheapestPair(List<Rect> rects)
    {
        int reach = rects.Count > PairwiseLimit ? 1 : rects.Count;
        (int First, int Second) best = (0, 1);
        long bestWaste = long.MaxValue;
        for (int i = 0; i < rects.Count; i++)
        {
            int end = Math.Min(rects.Count, i + 1 + reach);
            for (int j = i + 1; j < end; j++)
            {
                long waste = rects[i].Union(rects[j]).Area - rects[i].Area - rects[j].Area;
                if (waste < bestWaste)
                {
                    bestWaste = waste;
                    best = (i, j);
                }
            }
        }

        Rect merged = rects[best.First].Union(rects[best.Second]);
        rects.RemoveAt(best.Second);
        rects.RemoveAt(best.First);
        for (int i = rects.Count - 1; i >= 0; i--)
        {
            if (!rects[i].Intersects(merged))
                continue;
            merged = merged.Union(rects[i]);
            rects.RemoveAt(i);
            i = rects.Count;
        }

        rects.Add(merged);
    }
}
