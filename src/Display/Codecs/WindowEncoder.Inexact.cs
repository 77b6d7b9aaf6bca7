using Rdfwd.Display.Geometry;

namespace Rdfwd.Display.Codecs;

public sealed partial class WindowEncoder
{
    // More rectangles than this take longer to keep than a few more pixels take to send.
    private const int MaxInexactRects = 200;

    // Where the viewer shows a lossy form of the shadow. Each tile knows whether it is touched.
    private readonly Region _inexact = new();
    private readonly Region _movedInexact = new();

    private void AddInexact(Rect area)
    {
        _inexact.Add(area);
        NoteInexact(area);
    }

    private void SubtractInexact(Rect area)
    {
        if (_inexact.IsEmpty)
            return;
        _inexact.Subtract(area);
        NoteInexact(area);
    }

    /// <summary>What was shown inexactly is so at its new place; what exact content covered is exact.</summary>
    private void MoveInexact(Rect to, Displacement move)
    {
        if (_inexact.IsEmpty)
            return;
        _movedInexact.Set(_inexact);
        _movedInexact.IntersectWith(to.Translate(move.Dx, move.Dy));
        _movedInexact.Translate(-move.Dx, -move.Dy);
        _inexact.Subtract(to);
        _inexact.Add(_movedInexact);
        NoteInexact(to);
    }

    private void NoteInexact(Rect area)
    {
        if (_inexact.Count > MaxInexactRects)
        {
            _inexact.Simplify(MaxInexactRects / 2);
            area = _grid.Bounds;
        }

        Rect tiles = _grid.Touched(area);
        for (int row = tiles.Y; row < tiles.Bottom; row++)
        {
            for (int column = tiles.X; column < tiles.Right; column++)
                _grid.At(column, row).Inexact = _inexact.Intersects(_grid.Area(column, row));
        }
    }
}
