using Rdfwd.Display.Geometry;

namespace Rdfwd.Display.Codecs.Policy;

/// <summary>Finds the largest group of hot tiles that lie together, such as a video in a page. Not thread-safe.</summary>
internal sealed class MotionTracker
{
    // Tiles with this many others between them still belong together: parts of a film stand still for a moment.
    private const int Reach = 2;

    private bool[] _hot = [];
    private int[] _stack = [];

    /// <summary>The number of hot tiles in the largest group, and the smallest rectangle of columns and rows around it.</summary>
    public int FindLargest(TileGrid grid, Rect active, Func<Tile, bool> isHot, out Rect bounds)
    {
        bounds = default;
        if (_hot.Length < grid.All.Length)
        {
            _hot = new bool[grid.All.Length];
            _stack = new int[grid.All.Length];
        }

        for (int row = active.Y; row < active.Bottom; row++)
        {
            for (int column = active.X; column < active.Right; column++)
                _hot[(row * grid.Columns) + column] = isHot(grid.At(column, row));
        }

        int largest = 0;
        for (int row = active.Y; row < active.Bottom; row++)
        {
            for (int column = active.X; column < active.Right; column++)
            {
                if (!_hot[(row * grid.Columns) + column])
                    continue;
                int count = Fill(grid.Columns, active, column, row, out Rect group);
                if (count <= largest)
                    continue;
                largest = count;
                bounds = group;
            }
        }

        return largest;
    }

    private int Fill(int columns, Rect active, int startColumn, int startRow, out Rect group)
    {
        group = default;
        int count = 0;
        int depth = 0;
        Push(columns, startColumn, startRow, ref depth);
        while (depth > 0)
        {
            int at = _stack[--depth];
            int column = at % columns;
            int row = at / columns;
            count++;
            group = group.Union(new Rect(column, row, 1, 1));
            for (int y = Math.Max(active.Y, row - Reach); y <= Math.Min(active.Bottom - 1, row + Reach); y++)
            {
                for (int x = Math.Max(active.X, column - Reach); x <= Math.Min(active.Right - 1, column + Reach); x++)
                {
                    if (_hot[(y * columns) + x])
                        Push(columns, x, y, ref depth);
                }
            }
        }

        return count;
    }

    private void Push(int columns, int column, int row, ref int depth)
    {
        int at = (row * columns) + column;
        _hot[at] = false;
        _stack[depth++] = at;
    }
}
