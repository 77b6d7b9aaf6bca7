using Rdfwd.Display.Geometry;
using Rdfwd.Display.Pacing;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Codecs;

public sealed partial class WindowEncoder
{
    /// <summary>A tile that was shown inexactly is sent again, exactly, when it did not change for this long.</summary>
    public const long QuietUs = 150_000;

    private int _pointerX = -1;
    private int _pointerY = -1;

    /// <summary>Where the pointer is in the window: exact pixels come there first. Negative when it is elsewhere.</summary>
    public void SetPointer(int x, int y)
    {
        _pointerX = x;
        _pointerY = y;
    }

    /// <summary>When <see cref="Refine"/> will find something to send; null when nothing is inexact, or while changes are pending.</summary>
    public long? RefineDueUs
    {
        get
        {
            if (HasPending)
                return null;
            long due = long.MaxValue;
            foreach (ref readonly Tile tile in _grid.All)
            {
                if (tile.Inexact)
                    due = Math.Min(due, QuietSinceUs(tile) + QuietUs);
            }

            return due == long.MaxValue ? null : due;
        }
    }

    /// <summary>
    /// Appends one frame that makes quiet, inexact tiles exact: what lies under the pointer and what changed last comes first. Call it
    /// when there is credit that no live change wants. Returns true when a frame should be sent.
    /// </summary>
    /// <param name="current">The whole window as of the last <see cref="Encode"/>; damage since then must not be in it.</param>
    /// <param name="budget">How much the frame may hold.</param>
    /// <param name="nowUs">The time, of the clock that <see cref="Encode"/> is given.</param>
    /// <param name="rects">Receives the rectangles.</param>
    /// <param name="data">Receives their data.</param>
    public bool Refine(ImageView current, in FrameBudget budget, long nowUs, List<FrameRect> rects, PooledBuffer data)
    {
        RequireSize(current);
        if (!budget.MaySend)
            return false;
        Rect wanted = default;
        for (int row = 0; row < _grid.Rows; row++)
        {
            for (int column = 0; column < _grid.Columns; column++)
            {
                ref Tile tile = ref _grid.At(column, row);
                tile.Wanted = tile.Inexact && !tile.Stale && nowUs - QuietSinceUs(tile) >= QuietUs;
                if (!tile.Wanted)
                    continue;
                tile.StaleSinceUs = 0;
                tile.Changed = _inexact.BoundsWithin(_grid.Area(column, row));
                Classify(current, ref tile);
                wanted = wanted.Union(new Rect(column, row, 1, 1));
            }
        }

        FrameOutput output = new(rects, data, budget.Bytes);
        PlanPieces(wanted);
        Tools.Pieces.Sort(_refineOrder);
        SendPieces(current, ref output);
        return output.Count > 0;
    }

    private static long QuietSinceUs(in Tile tile)
    {
        return Math.Max(tile.ChangedAtUs, tile.VideoAtUs);
    }

    /// <summary>Pieces are sent from the end of the list, so the most urgent is the greatest.</summary>
    private int CompareUrgency(Rect a, Rect b)
    {
        int byPointer = UnderPointer(a).CompareTo(UnderPointer(b));
        if (byPointer != 0)
            return byPointer;
        int byTime = ChangedLast(a).CompareTo(ChangedLast(b));
        if (byTime != 0)
            return byTime;
        int byRow = b.Y.CompareTo(a.Y);
        return byRow != 0 ? byRow : b.X.CompareTo(a.X);
    }

    private bool UnderPointer(Rect tiles)
    {
        return _grid.Area(tiles).Contains(_pointerX, _pointerY);
    }

    private long ChangedLast(Rect tiles)
    {
        long last = 0;
        for (int row = tiles.Y; row < tiles.Bottom; row++)
        {
            for (int column = tiles.X; column < tiles.Right; column++)
                last = Math.Max(last, _grid.At(column, row).ChangedAtUs);
        }

        return last;
    }
}
