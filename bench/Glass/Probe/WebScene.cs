namespace Rdfwd.Bench.Probe;

/// <summary>A page of text that stands still, with a film in a part of it.</summary>
internal sealed class WebScene : IScene
{
    private readonly PaintTools _tools;
    private readonly TextPage _page;
    private readonly Film _film;
    private readonly int _width;
    private readonly int _height;
    private readonly int _filmWidth;
    private readonly int _filmHeight;

    public WebScene(PaintTools tools, int width, int height)
    {
        _tools = tools;
        _width = width;
        _height = height;
        _filmWidth = width / 2;
        _filmHeight = Math.Min(_filmWidth * 9 / 16, height / 2);
        _page = new TextPage(tools, width, height);
        _film = new Film(tools, _filmWidth, _filmHeight);
    }

    public bool Moves => true;

    public void Paint(uint drawable, int frame)
    {
        // A browser draws the page once.
        if (frame <= 1)
            _tools.CopyArea(_page.Pixmap, drawable, 0, 0, 0, CounterCells.HeightPx, _width, _height - CounterCells.HeightPx);
        _film.Copy(drawable, frame, 0, 0, _width / 4, _height / 4, _filmWidth, _filmHeight);
    }
}
