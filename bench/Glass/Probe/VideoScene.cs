namespace Rdfwd.Bench.Probe;

/// <summary>A film that fills the window.</summary>
internal sealed class VideoScene : IScene
{
    private readonly Film _film;
    private readonly int _width;
    private readonly int _height;

    public VideoScene(PaintTools tools, int width, int height)
    {
        _film = new Film(tools, width, height);
        _width = width;
        _height = height;
    }

    public bool Moves => true;

    public void Paint(uint drawable, int frame)
    {
        const int cells = CounterCells.WidthPx, row = CounterCells.HeightPx;
        _film.Copy(drawable, frame, cells, 0, cells, 0, _width - cells, row);
        _film.Copy(drawable, frame, 0, row, 0, row, _width, _height - row);
    }
}
