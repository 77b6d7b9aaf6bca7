using Rdfwd.Display.Geometry;

namespace Rdfwd.Display.Codecs;

public sealed partial class WindowEncoder
{
    // The viewer's picture from before; null when it has none, or the first frame has used it.
    private byte[]? _kept;

    /// <summary>
    /// The viewer still shows a picture from a lost link: the next frame sends only what differs from it. Ignored unless it is of
    /// the window's size. Call it before the first frame.
    /// </summary>
    /// <param name="width">Of the picture, in pixels.</param>
    /// <param name="height">Of the picture, in pixels.</param>
    /// <param name="digests">As KeptWindow carries them; taken over.</param>
    public void Keep(int width, int height, byte[] digests)
    {
        if (width == Width && height == Height)
            _kept = digests;
    }

    /// <summary>Tiles that the viewer kept as they are now need nothing.</summary>
    private void UseKept(ImageView current)
    {
        if (_kept is not { } kept)
            return;
        _kept = null;
        for (int row = 0; row < _grid.Rows; row++)
        {
            for (int column = 0; column < _grid.Columns; column++)
            {
                ref Tile tile = ref _grid.At(column, row);
                Rect area = _grid.Area(column, row);
                if (!tile.Unknown || TileDigests.Compute(current, area) != TileDigests.Read(kept, _grid, column, row))
                    continue;
                PixelOps.Copy(current, _shadow.Target, area);
                tile.Unknown = false;
            }
        }
    }
}
