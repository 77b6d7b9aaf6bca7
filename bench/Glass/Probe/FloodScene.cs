namespace Rdfwd.Bench.Probe;

/// <summary>A terminal in which a program prints faster than anybody reads: each frame shows lines that the one before did not.</summary>
internal sealed class FloodScene : IScene
{
    // More than a window shows, and prime to the lines of a page.
    private const int LinesPerFrame = 101;

    private readonly PaintTools _tools;
    private readonly TextPage _page;
    private readonly int _width;
    private readonly int _height;

    public FloodScene(PaintTools tools, int width, int height)
    {
        _tools = tools;
        _width = width;
        _height = height;
        _page = new TextPage(tools, width, height);
    }

    public bool Moves => true;

    public void Paint(uint drawable, int frame)
    {
        int scrolled = (int)((long)frame * LinesPerFrame * TextPage.LinePx % TextPage.PeriodPx);
        _tools.CopyArea(_page.Pixmap, drawable, 0, scrolled, 0, CounterCells.HeightPx, _width, _height - CounterCells.HeightPx);
    }
}
