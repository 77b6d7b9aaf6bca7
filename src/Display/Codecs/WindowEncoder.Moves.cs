using Rdfwd.Display.Geometry;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Codecs;

public sealed partial class WindowEncoder
{
    // Less is as cheap to send as to search.
    private const int MinMovedArea = 96 * 96;

    // After a few searches that found nothing, ever more frames go without one.
    private const int FreeSearches = 3;
    private const int MaxSkippedSearches = 15;

    // Within a film, where nothing moves as a whole, a search is made every so many frames.
    private const int FilmSearchInterval = 8;
    private const long FilmPauseUs = 100_000;

    private int _dragMisses;
    private int _dragSkips;
    private int _filmFrames;

    /// <summary>Looks for content that only moved, sends it as copies, and corrects the tiles that they explain.</summary>
    private void SendMoves(ImageView current, long nowUs, ref FrameOutput output)
    {
        Rect area = StaleBounds();
        if (area.Area < MinMovedArea || IsFilm(area, nowUs) || !TryGuess(current, area, out Displacement move))
            return;
        long moved = Tools.MoveMatcher.Match(current, _shadow.View, area, move, Tools.Moves);
        if (moved < MinMovedArea || moved < area.Area / 8)
            return;
        for (int i = Tools.Moves.Count - 1; i >= 0; i--)
        {
            if (IsUnknown(Tools.Moves[i].Translate(move.Dx, move.Dy)))
                Tools.Moves.RemoveAt(i);
        }

        foreach (Rect to in Tools.Moves)
        {
            output.Add(to, RectCodec.Copy, CopyFormat.Pack(to.X + move.Dx, to.Y + move.Dy), default);
            PixelOps.Move(_shadow.Target, to, to.X + move.Dx, to.Y + move.Dy);
            MoveInexact(to, move);
        }

        Recompare(current);
        // It is none then, and what moved is looked for in the next frame too.
        _filmFrames = 0;
    }

    private bool IsFilm(Rect area, long nowUs)
    {
        if (_strips is null || nowUs - _lastVideoUs > FilmPauseUs || !_videoArea.Contains(area))
        {
            _filmFrames = 0;
            return false;
        }

        return _filmFrames++ % FilmSearchInterval != 0;
    }

    private bool IsUnknown(Rect area)
    {
        Rect tiles = _grid.Touched(area);
        for (int row = tiles.Y; row < tiles.Bottom; row++)
        {
            for (int column = tiles.X; column < tiles.Right; column++)
            {
                if (_grid.At(column, row).Unknown)
                    return true;
            }
        }

        return false;
    }

    private bool TryGuess(ImageView current, Rect area, out Displacement move)
    {
        if (Tools.ScrollVote.TryGuess(current, _shadow.View, area, out int dy))
        {
            move = new Displacement(0, dy);
            return true;
        }

        move = default;
        if (_dragSkips > 0)
        {
            _dragSkips--;
            return false;
        }

        if (DragVote.TryGuess(current, _shadow.View, area, out move))
        {
            _dragMisses = 0;
            return true;
        }

        _dragMisses++;
        _dragSkips = Math.Clamp(_dragMisses - FreeSearches, 0, MaxSkippedSearches);
        return false;
    }

    private void Recompare(ImageView current)
    {
        foreach (Rect to in Tools.Moves)
            _active = _active.Union(_grid.Touched(to));
        for (int row = _active.Y; row < _active.Bottom; row++)
        {
            for (int column = _active.X; column < _active.Right; column++)
            {
                Rect area = _grid.Area(column, row);
                bool covered = false;
                bool touched = false;
                foreach (Rect to in Tools.Moves)
                {
                    covered |= to.Contains(area);
                    touched |= to.Intersects(area);
                }

                if (!touched)
                    continue;
                ref Tile tile = ref _grid.At(column, row);
                tile.Unknown &= !covered;
                if (tile.Unknown)
                    tile.Changed = area;
                else
                    tile.Changed = covered ? default : PixelOps.ChangedBounds(current, _shadow.View, area);
                tile.Stale = !tile.Changed.IsEmpty;
            }
        }
    }
}
