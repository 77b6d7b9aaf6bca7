using Rdfwd.Display.Geometry;

namespace Rdfwd.Display.Codecs.Policy;

/// <summary>What the stale tiles of an area are, in numbers.</summary>
/// <param name="Stale">Stale tiles.</param>
/// <param name="Pictures">Those with many colours.</param>
/// <param name="Bounds">The smallest rectangle of columns and rows around the stale tiles.</param>
internal readonly record struct TileCensus(int Stale, int Pictures, Rect Bounds)
{
    /// <summary>Most of them have few colours.</summary>
    public bool IsTextLike => Pictures * 2 < Stale;

    public static TileCensus Take(TileGrid grid, Rect tiles)
    {
        int stale = 0;
        int pictures = 0;
        Rect bounds = default;
        for (int row = tiles.Y; row < tiles.Bottom; row++)
        {
            for (int column = tiles.X; column < tiles.Right; column++)
            {
                ref readonly Tile tile = ref grid.At(column, row);
                if (!tile.Stale)
                    continue;
                stale++;
                pictures += tile.Kind == TileKind.Picture ? 1 : 0;
                bounds = bounds.Union(new Rect(column, row, 1, 1));
            }
        }

        return new TileCensus(stale, pictures, bounds);
    }
}
