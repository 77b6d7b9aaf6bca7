using Rdfwd.Display.Geometry;

namespace Rdfwd.Display.Codecs;

public sealed partial class WindowEncoder
{
    // Compressing more at once gains little and makes the scratch memory large.
    private const int MaxPieceTiles = 256;

    // Fast typing changes a tile about ten times a second.
    private const int EchoTiles = 4;
    private const float EchoHeat = 4;

    private const int LittleInexactPercent = 25;

    // Text that goes as video is compressed after so many frames too, a piece of at least so many tiles.
    private const int LearnInterval = 4;
    private const int LearnTiles = 16;

    // What one pixel of each TileKind took lately, in 1/256 byte; decides how large a piece is tried. It begins with usual values.
    private readonly int[] _costPerPixel = [0, 1, 30, 300];
    private int _framesUnlearnt;

    /// <summary>Sends stale tiles exactly, from the top, until the budget is used up.</summary>
    private void SendExact(ImageView current, ref FrameOutput output)
    {
        for (int row = _active.Y; row < _active.Bottom; row++)
        {
            for (int column = _active.X; column < _active.Right; column++)
            {
                ref Tile tile = ref _grid.At(column, row);
                tile.Wanted = tile.Stale;
                if (tile.Stale && tile.Inexact)
                    IncludeLittleInexact(ref tile, _grid.Area(column, row));
            }
        }

        PlanPieces(_active);
        Tools.Pieces.Sort(_liveOrder);
        SendPieces(current, ref output);
    }

    /// <summary>
    /// Pieces are sent from the end of the list. Small rare changes, such as an echo, come first; then what waits longest, so that nothing waits
    /// for ever while other parts keep changing.
    /// </summary>
    private int CompareAge(Rect a, Rect b)
    {
        int byEcho = IsEcho(a).CompareTo(IsEcho(b));
        if (byEcho != 0)
            return byEcho;
        int byAge = _grid.At(b.X, b.Y).StaleSinceUs.CompareTo(_grid.At(a.X, a.Y).StaleSinceUs);
        if (byAge != 0)
            return byAge;
        int byRow = b.Y.CompareTo(a.Y);
        return byRow != 0 ? byRow : b.X.CompareTo(a.X);
    }

    private bool IsEcho(Rect tiles)
    {
        return tiles.Area <= EchoTiles && _grid.At(tiles.X, tiles.Y).Heat <= EchoHeat;
    }

    /// <summary>A few inexact rows, such as the blank ones between moving lines, go along with what changed beside them.</summary>
    private void IncludeLittleInexact(ref Tile tile, Rect area)
    {
        Rect inexact = _inexact.BoundsWithin(area);
        if (inexact.Area * 100 <= area.Area * LittleInexactPercent)
            tile.Changed = tile.Changed.Union(inexact);
    }

    /// <summary>Sends pieces exactly, the last one first, until the budget is used up.</summary>
    private void SendPieces(ImageView current, ref FrameOutput output)
    {
        while (Tools.Pieces.Count > 0 && (!output.IsFull || output.Count == 0))
        {
            Rect tiles = Tools.Pieces[^1];
            Tools.Pieces.RemoveAt(Tools.Pieces.Count - 1);
            Rect pixels = ChangedWithin(tiles);
            TileKind kind = _grid.At(tiles.X, tiles.Y).Kind;
            long expected = (pixels.Area * _costPerPixel[(int)kind]) >> 8;
            if (expected > Math.Max(output.Remaining, 0) && TrySplit(tiles))
                continue;
            EncodedRect encoded = Tools.Lossless.Encode(current, pixels, kind != TileKind.Picture && CanSplit(tiles), out bool tooManyColours);
            if (tooManyColours)
            {
                TrySplit(tiles);
                continue;
            }

            Learn(kind, encoded.Data.Length, pixels.Area);
            if (encoded.Data.Length + FrameOutput.RectOverhead > output.Remaining)
            {
                if (TrySplit(tiles))
                    continue;
                if (output.Count > 0)
                    break;
            }

            output.Add(pixels, encoded.Codec, encoded.Parameter, encoded.Data);
            MarkSent(current, tiles, pixels);
        }

        Tools.Pieces.Clear();
    }

    /// <summary>Gathers wanted tiles of one kind that lie together into rectangles of tiles.</summary>
    private void PlanPieces(Rect within)
    {
        Tools.Pieces.Clear();
        for (int row = within.Y; row < within.Bottom; row++)
        {
            for (int column = within.X; column < within.Right; column++)
            {
                ref Tile first = ref _grid.At(column, row);
                if (!first.Wanted)
                    continue;
                int right = column + 1;
                while (right < within.Right && Joins(first, right, row))
                    right++;
                int bottom = row + 1;
                while (bottom < within.Bottom && (bottom - row) * (right - column) < MaxPieceTiles && RowJoins(first, column, right, bottom))
                    bottom++;
                Rect tiles = Rect.FromEdges(column, row, right, bottom);
                for (int y = tiles.Y; y < tiles.Bottom; y++)
                {
                    for (int x = tiles.X; x < tiles.Right; x++)
                        _grid.At(x, y).Wanted = false;
                }

                Tools.Pieces.Add(tiles);
            }
        }
    }

    private bool Joins(in Tile first, int column, int row)
    {
        ref readonly Tile other = ref _grid.At(column, row);
        return other.Wanted && other.Kind == first.Kind && other.StaleSinceUs == first.StaleSinceUs && (first.Kind != TileKind.Solid || first.Colour == other.Colour);
    }

    private bool RowJoins(in Tile first, int left, int right, int row)
    {
        for (int column = left; column < right; column++)
        {
            if (!Joins(first, column, row))
                return false;
        }

        return true;
    }

    private Rect ChangedWithin(Rect tiles)
    {
        Rect changed = default;
        for (int row = tiles.Y; row < tiles.Bottom; row++)
        {
            for (int column = tiles.X; column < tiles.Right; column++)
                changed = changed.Union(_grid.At(column, row).Changed);
        }

        return changed;
    }

    private static bool CanSplit(Rect tiles)
    {
        return tiles.Area > 1;
    }

    private bool TrySplit(Rect tiles)
    {
        if (!CanSplit(tiles))
            return false;
        if (tiles.Height > 1)
        {
            int half = tiles.Height / 2;
            Tools.Pieces.Add(tiles with { Y = tiles.Y + half, Height = tiles.Height - half });
            Tools.Pieces.Add(tiles with { Height = half });
        }
        else
        {
            int half = tiles.Width / 2;
            Tools.Pieces.Add(tiles with { X = tiles.X + half, Width = tiles.Width - half });
            Tools.Pieces.Add(tiles with { Width = half });
        }

        return true;
    }

    /// <summary>
    /// While text goes as video nothing shows what it takes as it is, and small pieces of it may have taken more than large ones do: then it would
    /// stay video though the link carries it.
    /// </summary>
    private void LearnWithoutSending(ImageView current)
    {
        if (++_framesUnlearnt % LearnInterval != 1)
            return;
        foreach (ref Tile tile in _grid.All)
            tile.Wanted = tile.Stale && tile.Kind == TileKind.Text;
        PlanPieces(_active);
        Rect largest = default;
        foreach (Rect piece in Tools.Pieces)
        {
            if (piece.Area > largest.Area)
                largest = piece;
        }

        Tools.Pieces.Clear();
        if (largest.Area < LearnTiles)
            return;
        Rect pixels = ChangedWithin(largest);
        EncodedRect encoded = Tools.Lossless.Encode(current, pixels, true, out bool tooManyColours);
        if (tooManyColours)
            return;
        ref int learnt = ref _costPerPixel[(int)TileKind.Text];
        learnt = (learnt + (int)(((long)encoded.Data.Length << 8) / pixels.Area)) / 2;
    }

    private void Learn(TileKind kind, int bytes, long area)
    {
        int cost = (int)(((long)bytes << 8) / area);
        ref int learnt = ref _costPerPixel[(int)kind];
        learnt = ((3 * learnt) + cost) / 4;
    }

    private void MarkSent(ImageView current, Rect tiles, Rect pixels)
    {
        PixelOps.Copy(current, _shadow.Target, pixels);
        SubtractInexact(pixels);
        for (int row = tiles.Y; row < tiles.Bottom; row++)
        {
            for (int column = tiles.X; column < tiles.Right; column++)
            {
                ref Tile tile = ref _grid.At(column, row);
                tile.Stale = false;
                tile.Unknown = false;
            }
        }
    }
}
