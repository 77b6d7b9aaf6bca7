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
