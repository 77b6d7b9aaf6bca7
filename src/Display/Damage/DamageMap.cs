using Rdfwd.Display.Geometry;

namespace Rdfwd.Display.Damage;

/// <summary>
/// What changed in one window since it was last taken: a set of pixels, never a queue, so the newest pixels win. Owned by the
/// thread that captures; not thread-safe. Times are microseconds of one monotonic clock.
/// </summary>
public sealed class DamageMap
{
    // More rectangles than this cost more in requests to the X server than the pixels between them.
    private const int MaxRects = 32;

    private readonly Region _region = new();

    public bool IsEmpty => _region.IsEmpty;

    /// <summary>The changed pixels, perhaps with some around them.</summary>
    public Region Region => _region;

    /// <summary>When the oldest part of the damage was reported; 0 when there is none.</summary>
    public long OldestUs { get; private set; }

    /// <summary>When damage was last reported; kept by <see cref="Take"/>, so that it tells how long the window has been quiet.</summary>
    public long NewestUs { get; private set; }

    public void Add(Rect rect, long timestampUs)
    {
        if (rect.IsEmpty)
            return;
        if (_region.IsEmpty)
            OldestUs = timestampUs;
        NewestUs = Math.Max(NewestUs, timestampUs);
        _region.Add(rect);
        if (_region.Count > 2 * MaxRects)
            _region.Simplify(MaxRects);
    }

    /// <summary>Drops what lies outside a window of this size.</summary>
    public void Clip(int width, int height)
    {
        _region.IntersectWith(new Rect(0, 0, width, height));
        if (_region.IsEmpty)
            OldestUs = 0;
    }

    /// <summary>Moves all damage into <paramref name="into"/> (replacing what it held). Returns when the oldest part was reported.</summary>
    public long Take(Region into)
    {
        into.Clear();
        into.Swap(_region);
        long oldest = OldestUs;
        OldestUs = 0;
        return oldest;
    }

    public void Clear()
    {
        _region.Clear();
        OldestUs = 0;
    }
}
