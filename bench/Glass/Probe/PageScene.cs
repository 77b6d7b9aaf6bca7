namespace Rdfwd.Bench.Probe;

/// <summary>A page of text below the counter, still or moving up one line a frame.</summary>
internal sealed class PageScene : IScene
{
    private readonly PaintTools _tools;
    private readonly TextPage _page;
    private readonly int _width;
    private readonly int _height;

    public PageScene(PaintTools tools, int width, int height, bool moves)
    {
        _tools = tools;
        _width = width;
        _height = height;
        Moves = moves;
        _page = new TextPage(tools, width, height);
    }

    public bool Moves { get; }

    public void Paint(uint drawable, int frame)
    {
        int scrolled = Moves ? (int)((long)frame * TextPage.LinePx % TextPage.PeriodPx) : 0;
        _tools.CopyArea(_page.Pixmap, drawable, 0, scrolled, 0, CounterCells.HeightPx, _width, _height - CounterCells.HeightPx);
    }
}
