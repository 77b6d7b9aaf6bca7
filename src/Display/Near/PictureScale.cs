using Rdfwd.Display.Geometry;

namespace Rdfwd.Display.Near;

/// <summary>How a picture stands in a window: all of it, as large as fits, never enlarged, from the upper left corner on. All in pixels, at least 1.</summary>
/// <param name="Width">Of the picture.</param>
/// <param name="Height">Of the picture.</param>
/// <param name="ShownWidth">Of what is shown; not above <paramref name="Width"/>.</param>
/// <param name="ShownHeight">Of what is shown; not above <paramref name="Height"/>.</param>
internal readonly record struct PictureScale(int Width, int Height, int ShownWidth, int ShownHeight)
{
    // A shown pixel is mixed from the ones around its place.
    private const int Reach = 2;

    public bool IsExact => ShownWidth == Width && ShownHeight == Height;

    public static PictureScale Fit(int width, int height, int roomWidth, int roomHeight)
    {
        if (roomWidth >= width && roomHeight >= height)
            return new PictureScale(width, height, width, height);
        bool byWidth = (long)roomWidth * height <= (long)roomHeight * width;
        return byWidth
            ? new PictureScale(width, height, Math.Max(1, roomWidth), (int)Math.Max(1, (long)height * roomWidth / width))
            : new PictureScale(width, height, (int)Math.Max(1, (long)width * roomHeight / height), Math.Max(1, roomHeight));
    }

    /// <summary>The picture's pixel under the middle of a shown one; for one outside the nearest.</summary>
    public (int X, int Y) ToPicture(int x, int y) => ToPicture(x, y, default);

    /// <summary>The same, for a pointer that is not quite where it should be.</summary>
    public (int X, int Y) ToPicture(int x, int y, PointerRest rest) => (Back(x, Width, ShownWidth, rest.X), Back(y, Height, ShownHeight, rest.Y));

    /// <summary>
    /// How many shown pixels the pointer has to move when a program moved it in the picture, and what is left then: at most half a shown pixel.
    /// With that rest the pointer is exactly where the program put it.
    /// </summary>
    public (int Dx, int Dy, PointerRest Left) ToShown(int dx, int dy, PointerRest rest)
    {
        (int x, long restX) = Follow(dx, Width, ShownWidth, rest.X);
        (int y, long restY) = Follow(dy, Height, ShownHeight, rest.Y);
        return (x, y, new PointerRest(restX, restY));
    }

    /// <summary>All that changes when an area of the picture does.</summary>
    public Rect ToShown(Rect area)
    {
        int left = (int)((long)(area.X - Reach) * ShownWidth / Width) - 1;
        int top = (int)((long)(area.Y - Reach) * ShownHeight / Height) - 1;
        int right = (int)((long)(area.Right + Reach) * ShownWidth / Width) + 2;
        int bottom = (int)((long)(area.Bottom + Reach) * ShownHeight / Height) + 2;
        return Rect.FromEdges(left, top, right, bottom).Intersect(new Rect(0, 0, ShownWidth, ShownHeight));
    }

    private static int Back(int at, int size, int shown, long rest)
    {
        long place = (((2L * at) + 1) * size) + rest, unit = 2L * shown;
        return place < 0 ? 0 : (int)Math.Min(place / unit, size - 1);
    }

    private static (int Step, long Left) Follow(int step, int size, int shown, long rest)
    {
        long wanted = rest + (2L * step * shown), unit = 2L * size;
        long steps = (long)Math.Floor((wanted + size) / (double)unit);
        return ((int)steps, wanted - (steps * unit));
    }
}
