using System.Diagnostics;

namespace Rdfwd.Display.Geometry;

/// <summary>
/// A set of pixels, kept as disjoint rectangles in bands: sorted by Y then X, the rectangles of one band have the same Y and
/// Height and do not touch, and two bands that touch differ. So equal sets have equal rectangles. Not thread-safe. Its
/// operations allocate only while its arrays grow.
/// </summary>
public sealed partial class Region
{
    private Rect[] _rects = [];
    private Rect[] _spare = [];
    private int _count;
    private int _spareCount;
    private int _bandStart;
    private int _previousBandStart;

    public Region()
    {
    }

    public Region(Rect rect)
    {
        Add(rect);
    }

    private enum Operation
    {
        Union,
        Subtract,
        Intersect,
    }

    public bool IsEmpty => _count == 0;

    /// <summary>The number of rectangles.</summary>
    public int Count => _count;

    /// <summary>The rectangles. Valid until the next change of the region.</summary>
    public ReadOnlySpan<Rect> Rects => _rects.AsSpan(0, _count);

    /// <summary>The smallest rectangle around the set; the default rectangle when it is empty.</summary>
    public Rect Bounds
    {
        get
        {
            if (_count == 0)
                return default;
            int left = int.MaxValue;
            int right = int.MinValue;
            foreach (Rect rect in Rects)
            {
                left = Math.Min(left, rect.X);
                right = Math.Max(right, rect.Right);
            }

            return Rect.FromEdges(left, _rects[0].Y, right, _rects[_count - 1].Bottom);
        }
    }

    /// <summary>The number of pixels.</summary>
    public long Area
    {
        get
        {
            long area = 0;
            foreach (Rect rect in Rects)
                area += rect.Area;
            return area;
        }
    }

    public ReadOnlySpan<Rect>.Enumerator GetEnumerator()
    {
        return Rects.GetEnumerator();
    }

    public void Clear()
    {
        _count = 0;
    }

    public void Set(Rect rect)
    {
        _count = 0;
        Add(rect);
    }

    public void Set(Region other)
    {
        if (ReferenceEquals(this, other))
            return;
        EnsureCapacity(ref _rects, other._count);
        other.Rects.CopyTo(_rects);
        _count = other._count;
    }

    /// <summary>Exchanges the pixels of the two regions without copying.</summary>
    public void Swap(Region other)
    {
        (_rects, other._rects) = (other._rects, _rects);
        (_count, other._count) = (other._count, _count);
    }

    public void Add(Rect rect)
    {
        if (rect.IsEmpty)
            return;
        if (_count == 0)
        {
            EnsureCapacity(ref _rects, 1);
            _rects[0] = rect;
            _count = 1;
            return;
        }

        foreach (Rect own in Rects)
        {
            if (own.Contains(rect))
                return;
        }

        Combine(new ReadOnlySpan<Rect>(in rect), Operation.Union);
    }

    public void Add(Region other)
    {
        if (other._count == 0 || ReferenceEquals(this, other))
            return;
        if (_count == 0)
            Set(other);
        else
            Combine(other.Rects, Operation.Union);
    }

    public void Subtract(Rect rect)
    {
        if (Intersects(rect))
            Combine(new ReadOnlySpan<Rect>(in rect), Operation.Subtract);
    }

    public void Subtract(Region other)
    {
        if (ReferenceEquals(this, other))
            Clear();
        else if (_count != 0 && other._count != 0)
            Combine(other.Rects, Operation.Subtract);
    }

    public void IntersectWith(Rect rect)
    {
        if (rect.IsEmpty)
            Clear();
        else if (_count != 0 && !rect.Contains(Bounds))
            Combine(new ReadOnlySpan<Rect>(in rect), Operation.Intersect);
    }

    public void IntersectWith(Region other)
    {
        if (ReferenceEquals(this, other) || _count == 0)
            return;
        if (other._count == 0)
            Clear();
        else
            Combine(other.Rects, Operation.Intersect);
    }

    public void Translate(int dx, int dy)
    {
        for (int i = 0; i < _count; i++)
            _rects[i] = _rects[i].Translate(dx, dy);
    }

    public bool Contains(int x, int y)
    {
        foreach (Rect rect in Rects)
        {
            if (rect.Y > y)
                return false;
            if (rect.Contains(x, y))
                return true;
        }

        return false;
    }

    public bool Intersects(Rect rect)
    {
        if (rect.IsEmpty)
            return false;
        foreach (Rect own in Rects)
        {
            if (own.Y >= rect.Bottom)
                return false;
            if (own.Intersects(rect))
                return true;
        }

        return false;
    }

    /// <summary>The smallest rectangle around what this set shares with the rectangle; empty when that is nothing.</summary>
    public Rect BoundsWithin(Rect rect)
    {
        Rect bounds = default;
        foreach (Rect own in Rects)
        {
            if (own.Y >= rect.Bottom)
                break;
            bounds = bounds.Union(own.Intersect(rect));
        }

        return bounds;
    }

    /// <summary>The number of pixels that this set shares with the rectangle.</summary>
    public long AreaWithin(Rect rect)
    {
        long area = 0;
        foreach (Rect own in Rects)
        {
            if (own.Y >= rect.Bottom)
                break;
            area += own.Intersect(rect).Area;
        }

        return area;
    }

    public bool SetEquals(Region other)
    {
        return Rects.SequenceEqual(other.Rects);
    }

    private static void EnsureCapacity(ref Rect[] array, int count)
    {
        if (array.Length < count)
            Array.Resize(ref array, Math.Max(count, Math.Max(8, array.Length * 2)));
    }

    private void Combine(ReadOnlySpan<Rect> other, Operation operation)
    {
        ReadOnlySpan<Rect> own = Rects;
        _spareCount = 0;
        _bandStart = 0;
        _previousBandStart = -1;
        int i = 0;
        int j = 0;
        int y = int.MinValue;
        while (i < own.Length || j < other.Length)
        {
            if (i == own.Length && operation != Operation.Union)
                break;
            int ownTop = i < own.Length ? own[i].Y : int.MaxValue;
            int otherTop = j < other.Length ? other[j].Y : int.MaxValue;
            y = Math.Max(y, Math.Min(ownTop, otherTop));
            bool inOwn = ownTop <= y;
            bool inOther = otherTop <= y;
            int ownNext = inOwn ? own[i].Bottom : ownTop;
            int otherNext = inOther ? other[j].Bottom : otherTop;
            int bottom = Math.Min(ownNext, otherNext);
            int ownEnd = inOwn ? BandEnd(own, i) : i;
            int otherEnd = inOther ? BandEnd(other, j) : j;
            EmitBand(y, bottom, own[i..ownEnd], other[j..otherEnd], operation);
            y = bottom;
            if (inOwn && ownNext == bottom)
                i = ownEnd;
            if (inOther && otherNext == bottom)
                j = otherEnd;
        }

        (_rects, _spare) = (_spare, _rects);
        _count = _spareCount;
    }

    private static int BandEnd(ReadOnlySpan<Rect> rects, int start)
    {
        int end = start + 1;
        while (end < rects.Length && rects[end].Y == rects[start].Y)
            end++;
        return end;
    }

    private static int Edge(ReadOnlySpan<Rect> band, int edge)
    {
        if (edge >= band.Length * 2)
            return int.MaxValue;
        Rect rect = band[edge >> 1];
        return (edge & 1) == 0 ? rect.X : rect.Right;
    }

    private void EmitBand(int top, int bottom, ReadOnlySpan<Rect> own, ReadOnlySpan<Rect> other, Operation operation)
    {
        int ownEdge = 0;
        int otherEdge = 0;
        int start = 0;
        bool open = false;
        _bandStart = _spareCount;
        while (true)
        {
            int x = Math.Min(Edge(own, ownEdge), Edge(other, otherEdge));
            if (x == int.MaxValue)
                break;
            while (Edge(own, ownEdge) == x)
                ownEdge++;
            while (Edge(other, otherEdge) == x)
                otherEdge++;
            bool inOwn = (ownEdge & 1) != 0;
            bool inOther = (otherEdge & 1) != 0;
            bool inside = operation switch
            {
                Operation.Union => inOwn | inOther,
                Operation.Subtract => inOwn & !inOther,
                _ => inOwn & inOther,
            };
            if (inside == open)
                continue;
            open = inside;
            if (inside)
            {
                start = x;
                continue;
            }

            EnsureCapacity(ref _spare, _spareCount + 1);
            _spare[_spareCount++] = Rect.FromEdges(start, top, x, bottom);
        }

        Debug.Assert(!open, "a band always ends outside");
        MergeWithPreviousBand(top, bottom);
    }

    private void MergeWithPreviousBand(int top, int bottom)
    {
        int length = _spareCount - _bandStart;
        if (length == 0)
            return;
        int previous = _previousBandStart;
        _previousBandStart = _bandStart;
        if (previous < 0 || _bandStart - previous != length || _spare[previous].Bottom != top)
            return;
        for (int k = 0; k < length; k++)
        {
            if (_spare[previous + k].X != _spare[_bandStart + k].X || _spare[previous + k].Width != _spare[_bandStart + k].Width)
                return;
        }

        for (int k = previous; k < _bandStart; k++)
            _spare[k] = _spare[k] with { Height = bottom - _spare[k].Y };
        _spareCount = _bandStart;
        _previousBandStart = previous;
    }
}
