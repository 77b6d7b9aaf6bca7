using Rdfwd.Display.Geometry;

namespace Rdfwd.Display.Codecs;

public sealed partial class WindowEncoder
{
    // Anti-aliased text in two colours, with its background, stays well below; pictures exceed it within a few rows.
    private const int MaxTextColours = 64;

    // A tile of a film is looked at again after so many frames.
    private const int PictureLookInterval = 8;

    // Heat falls to a third within this time.
    private const float HeatFadeUs = 300_000;

    // The tiles that may be stale, as a rectangle of columns and rows.
    private Rect _active;

    private void MarkStale(Region damage, long nowUs)
    {
        foreach (Rect rect in damage)
        {
            Rect tiles = _grid.Touched(rect);
            _active = _active.Union(tiles);
            for (int row = tiles.Y; row < tiles.Bottom; row++)
            {
                for (int column = tiles.X; column < tiles.Right; column++)
                {
                    ref Tile tile = ref _grid.At(column, row);
                    if (!tile.Stale)
                        tile.StaleSinceUs = nowUs;
                    tile.Stale = true;
                    tile.Fresh = true;
                }
            }
        }
    }

    private void MarkAllStale()
    {
        foreach (ref Tile tile in _grid.All)
        {
            tile.Stale = true;
            tile.Fresh = true;
        }

        _active = new Rect(0, 0, _grid.Columns, _grid.Rows);
    }

    /// <summary>Compares stale tiles with the shadow.</summary>
    private void FindChanges(ImageView current)
    {
        ImageView shadow = _shadow.View;
        for (int row = _active.Y; row < _active.Bottom; row++)
        {
            for (int column = _active.X; column < _active.Right; column++)
            {
                ref Tile tile = ref _grid.At(column, row);
                if (!tile.Stale)
                    continue;
                Rect area = _grid.Area(column, row);
                tile.Changed = tile.Unknown ? area : PixelOps.ChangedBounds(current, shadow, area);
                if (tile.Changed.IsEmpty)
                {
                    tile.Stale = false;
                    tile.Fresh = false;
                }
            }
        }
    }

    /// <summary>Looks at the changed pixels.</summary>
    private void Classify(ImageView current, long nowUs)
    {
        for (int row = _active.Y; row < _active.Bottom; row++)
        {
            for (int column = _active.X; column < _active.Right; column++)
            {
                ref Tile tile = ref _grid.At(column, row);
                if (tile.Stale && !IsKnownPicture(ref tile, nowUs))
                    Classify(current, ref tile);
                if (tile.Stale && tile.Fresh)
                {
                    tile.Heat = (tile.Heat * MathF.Exp((tile.ChangedAtUs - nowUs) / HeatFadeUs)) + 1;
                    tile.ChangedAtUs = nowUs;
                }

                tile.Fresh = false;
            }
        }
    }

    // Counting the colours of a film's every frame would tell the same every time.
    private static bool IsKnownPicture(ref Tile tile, long nowUs)
    {
        if (tile.Kind != TileKind.Picture || tile.VideoAtUs == 0 || nowUs - tile.VideoAtUs > FilmPauseUs)
            return false;
        tile.Looks++;
        return tile.Looks % PictureLookInterval != 0;
    }

    private void Classify(ImageView current, ref Tile tile)
    {
        int colours = Tools.Palette.CountColours(current, tile.Changed, MaxTextColours);
        tile.Kind = colours switch
        {
            1 => TileKind.Solid,
            <= MaxTextColours => TileKind.Text,
            _ => TileKind.Picture,
        };
        tile.Colour = colours == 1 ? Tools.Palette.Colours[0] : 0;
    }

    // What changes f times a second has a heat of about f times the fading time, and a half.
    private static double ChangesPerSecond(float heat)
    {
        return Math.Max(heat - 0.5, 0) / (HeatFadeUs / 1e6);
    }

    private Rect StaleBounds()
    {
        Rect bounds = default;
        for (int row = _active.Y; row < _active.Bottom; row++)
        {
            for (int column = _active.X; column < _active.Right; column++)
            {
                ref readonly Tile tile = ref _grid.At(column, row);
                if (tile.Stale)
                    bounds = bounds.Union(tile.Changed);
            }
        }

        return bounds;
    }

    /// <summary>About what all stale tiles take when they are sent exactly, once and in a second at the rate at which they change.</summary>
    private long ExpectedExactBytes(out long perSecond)
    {
        long cost = 0;
        double demand = 0;
        for (int row = _active.Y; row < _active.Bottom; row++)
        {
            for (int column = _active.X; column < _active.Right; column++)
            {
                ref readonly Tile tile = ref _grid.At(column, row);
                if (!tile.Stale)
                    continue;
                long bytes = tile.Changed.Area * _costPerPixel[(int)tile.Kind];
                cost += bytes;
                demand += bytes * ChangesPerSecond(tile.Heat);
            }
        }

        perSecond = (long)(demand / 256);
        return cost >> 8;
    }

    private void ShrinkActive()
    {
        Rect active = default;
        for (int row = _active.Y; row < _active.Bottom; row++)
        {
            for (int column = _active.X; column < _active.Right; column++)
            {
                if (_grid.At(column, row).Stale)
                    active = active.Union(new Rect(column, row, 1, 1));
            }
        }

        _active = active;
    }
}
