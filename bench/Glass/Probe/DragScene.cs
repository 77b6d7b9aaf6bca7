namespace Rdfwd.Bench.Probe;

/// <summary>A window with a picture in it that is dragged over a page of text.</summary>
internal sealed class DragScene : IScene
{
    private const int StepX = 7;
    private const int StepY = 4;

    private readonly PaintTools _tools;
    private readonly TextPage _page;
    private readonly uint _dragged;
    private readonly int _width;
    private readonly int _height;
    private readonly int _draggedWidth;
    private readonly int _draggedHeight;

    public DragScene(PaintTools tools, int width, int height)
    {
        _tools = tools;
        _width = width;
        _height = height;
        _draggedWidth = width / 3;
        _draggedHeight = height / 3;
        _page = new TextPage(tools, width, height);
        _dragged = tools.CreatePixmap(_draggedWidth, _draggedHeight);
        DrawDragged();
    }

    public bool Moves => true;

    public void Paint(uint drawable, int frame)
    {
        const int row = CounterCells.HeightPx;
        _tools.CopyArea(_page.Pixmap, drawable, 0, 0, 0, row, _width, _height - row);
        int x = Film.Swing((long)frame * StepX, _width - _draggedWidth), y = Film.Swing((long)frame * StepY, _height - row - _draggedHeight);
        _tools.CopyArea(_dragged, drawable, 0, 0, x, row + y, _draggedWidth, _draggedHeight);
    }

    // A frame, a title, a little text, a photograph.
    private void DrawDragged()
    {
        const int titlePx = 20;
        _tools.Fill(_dragged, 0x404040, 0, 0, _draggedWidth, _draggedHeight);
        _tools.Fill(_dragged, 0x3465a4, 2, 2, _draggedWidth - 4, titlePx);
        _tools.Fill(_dragged, 0xffffff, 2, titlePx + 4, _draggedWidth - 4, _draggedHeight - titlePx - 6);
        _ = _tools.Text(_dragged, 0x202020, 10, titlePx + 18, "a window that somebody drags");
        Film photograph = new(_tools, _draggedWidth / 2, _draggedHeight / 2);
        photograph.Copy(_dragged, 0, 0, 0, _draggedWidth / 4, _draggedHeight / 3, _draggedWidth / 2, _draggedHeight / 2);
    }
}
