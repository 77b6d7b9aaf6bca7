using Rdfwd.Display.Codecs;
using Rdfwd.Tests.Support;

namespace Rdfwd.Display.Tests.EndToEnd;

/// <summary>Whatever was painted and however it was sent: a quiet window is exact.</summary>
public sealed class ExactnessTests
{
    [Theory]
    [InlineData(EncodingMode.Auto, 1)]
    [InlineData(EncodingMode.Lossless, 2)]
    [InlineData(EncodingMode.H264, 3)]
    public void Window_PaintedAtRandom_IsExactWhenQuiet(EncodingMode encoding, int seed)
    {
        using ForwardedDisplay display = new(encoding);
        using Painter painter = new(display.FarServer.Display, "paint", 701, 493, seed);
        display.NearOf(painter.Window);
        for (int round = 0; round < 10; round++)
        {
            for (int i = 0; i < 40; i++)
                painter.PaintSomething();
            display.AwaitExact(painter.Window);
        }
    }

    [Theory]
    [InlineData(EncodingMode.Auto)]
    [InlineData(EncodingMode.H264)]
    public void Window_ThatShowedAFilm_IsExactWhenQuiet(EncodingMode encoding)
    {
        using ForwardedDisplay display = new(encoding);
        using Painter painter = new(display.FarServer.Display, "film", 640, 480, 4);
        display.NearOf(painter.Window);
        for (int frame = 0; frame < 200; frame++)
            painter.PaintFilm(frame);
        display.AwaitExact(painter.Window);
    }

    [Theory]
    [InlineData(EncodingMode.Auto)]
    [InlineData(EncodingMode.H264)]
    public void WindowsBesideAFilm_ThatComeAndGo_AreExactWhenQuiet(EncodingMode encoding)
    {
        using ForwardedDisplay display = new(encoding);
        for (int film = 0; film < 2; film++)
        {
            using Painter painter = new(display.FarServer.Display, $"film {film}", 480, 360, film);
            display.NearOf(painter.Window);
            bool ends = false;
            Thread plays = new(() =>
            {
                for (int frame = 0; !Volatile.Read(ref ends); frame++)
                    painter.PaintFilm(frame);
            });
            plays.Start();
            try
            {
                for (int round = 0; round < 2; round++)
                {
                    // Small enough for a window manager to put it beside the film, and not under it.
                    using Painter beside = new(display.FarServer.Display, $"beside {film} {round}", 300, 200, round);
                    display.NearOf(beside.Window);
                    for (int i = 0; i < 10; i++)
                    {
                        beside.PaintSomething();
                        beside.PaintPixel(i, round, 0xffffff);
                    }

                    display.AwaitExact(beside.Window);
                }
            }
            finally
            {
                Volatile.Write(ref ends, true);
                plays.Join();
            }

            display.AwaitExact(painter.Window);
        }
    }

    [Fact]
    public void Comparison_OfPicturesThatDiffer_SeesIt()
    {
        using ForwardedDisplay display = new();
        using Painter painter = new(display.FarServer.Display, "cut", 200, 100, 5);
        display.AwaitExact(painter.Window);
        uint near = display.NearOf(painter.Window);
        display.Cut();
        painter.PaintFilm(1);
        Assert.NotEqual(display.Far.WindowPixels(painter.Window), display.Near.ScreenPixels(near));
    }
}
