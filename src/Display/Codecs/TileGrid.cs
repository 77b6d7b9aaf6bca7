using Rdfwd.Display.Geometry;

namespace Rdfwd.Display.Codecs;

/// <summary>The tiles of one window, in rows. Tiles at the right and lower edges may be smaller. Not thread-safe.</summary>
internal sealed class TileGrid
{
    /// <summary>The side of a tile in pixels.</summary>
    public const int Side = 32;

    private const int Shift = 5;

    private Tile[] _tiles = [];

    public int Columns { get; private set; }

    public int Rows { get; private set; }

    public Rect Bounds { get; private set; }

    /// <summary>Sets the size in pixels. Tiles keep what they remember by their place; new ones begin empty.</summary>
    public void Resize(int width, int height)
    {
        int columns = (width + Side - 1) >> Shift;
        int rows = (height + Side - 1) >> Shift;
        if (columns != Columns || rows != Rows)
        {
            Tile[] tiles = new Tile[columns * rows];
            for (int row = 0; row < Math.Min(rows, Rows); row++)
                _tiles.AsSpan(row * Columns, Math.Min(columns, Columns)).CopyTo(tiles.AsSpan(row * columns));
            _tiles = tiles;
        }

        Columns = columns;
        Rows = rows;
        Bounds = new Rect(0, 0, width, height);
    }

    public ref Tile At(int column, int row)
    {
        return ref _tiles[(row * Columns) + column];
    }

    public Span<Tile> All => _tiles;

    /// <summary>The pixels of a tile.</summary>
    public Rect Area(int column, int row)
    {
        return new Rect(column << Shift, row << Shift, Side, Side).Intersect(Bounds);
    }

    /// <summary>The pixels of a rectangle of columns and rows.</summary>
    public Rect Area(Rect tiles)
    {
        return new Rect(tiles.X << Shift, tiles.Y << Shift, tiles.Width << Shift, tiles.Height << Shift).Intersect(Bounds);
    }

    /// <summary>The tiles that a rectangle of pixels touches, as a rectangle of columns and rows.</summary>
    public Rect Touched(Rect pixels)
    {
        Rect inside = pixels.Intersect(Bounds);
        return inside.IsEmpty
            ? default
            : Rect.FromEdges(inside.X >> Shift, inside.Y >> Shift, ((inside.Right - 1) >> Shift) + 1, ((inside.Bottom - 1) >> Shift) + 1);
    }
}
