using Rdfwd.Display.Codecs;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.Pacing;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Tests.Codecs;

public sealed class MoveDetectionTests
{
    [Theory]
    [InlineData(16)]
    [InlineData(-16)]
    [InlineData(3)]
    [InlineData(-150)]
    public void Encode_ScrolledText_SendsACopyAndTheNewLines(int step)
    {
        using ViewedWindow window = new(700, 480);
        PixelBuffer page = TestImages.Create(700, 2000);
        TestImages.Text(page, page.View.Bounds, 0);
        Show(window, page, 0, 600, window.Source.View.Bounds);
        window.Send(FrameBudget.Unlimited);
        Show(window, page, 0, 600 + step, window.Source.View.Bounds);
        window.Send(FrameBudget.Unlimited);
        ImageAssert.Equal(window.Source, window.Shown, "scrolled");
        long copied = Area(window, RectCodec.Copy);
        Assert.InRange(copied, 700 * (480 - Math.Abs(step) - 30), 700 * 480);
        Assert.InRange(Area(window, RectCodec.PaletteZstd), 1, 700 * (Math.Abs(step) + 48));
    }

    [Fact]
    public void Encode_PaneScrolledBesideAClock_CopiesThePane()
    {
        using ViewedWindow window = new(700, 480);
        PixelBuffer page = TestImages.Create(700, 2000);
        TestImages.Text(page, page.View.Bounds, 0);
        TestImages.Text(window.Source, window.Source.View.Bounds, 500);
        Rect pane = new(157, 37, 401, 403);
        Show(window, page, 0, 0, pane);
        window.Send(FrameBudget.Unlimited);
        Show(window, page, 0, 32, pane);
        TestImages.Text(window.Source, new Rect(620, 8, 60, 16), 77);
        window.Damage.Add(window.Source.View.Bounds);
        window.Send(FrameBudget.Unlimited);
        ImageAssert.Equal(window.Source, window.Shown, "scrolled");
        Assert.InRange(Area(window, RectCodec.Copy), pane.Width * (pane.Height - 32 - 30) * 98 / 100, pane.Area);
    }

    [Theory]
    [InlineData(5, 0)]
    [InlineData(-40, 0)]
    [InlineData(13, -9)]
    [InlineData(-7, 21)]
    public void Encode_DraggedPicture_SendsACopy(int dx, int dy)
    {
        using ViewedWindow window = new(500, 400);
        PixelBuffer picture = TestImages.Create(700, 600);
        TestImages.Photo(picture, picture.View.Bounds, 0, 0);
        Show(window, picture, 100, 100, window.Source.View.Bounds);
        window.Send(FrameBudget.Unlimited);
        Show(window, picture, 100 + dx, 100 + dy, window.Source.View.Bounds);
        window.Send(FrameBudget.Unlimited);
        ImageAssert.Equal(window.Source, window.Shown, "dragged");
        Assert.InRange(Area(window, RectCodec.Copy), 500 * 400 * 80 / 100, 500 * 400);
    }

    [Fact]
    public void Encode_UnrelatedPage_SendsNoCopy()
    {
        using ViewedWindow window = new(500, 400);
        TestImages.Noise(window.Source, window.Source.View.Bounds, new Random(1));
        window.Send(FrameBudget.Unlimited);
        TestImages.Noise(window.Source, window.Source.View.Bounds, new Random(2));
        window.Damage.Add(window.Source.View.Bounds);
        window.Send(FrameBudget.Unlimited);
        Assert.DoesNotContain(window.Rects, rect => rect.Codec == RectCodec.Copy);
        ImageAssert.Equal(window.Source, window.Shown, "new page");
    }

    [Fact]
    public void Match_SeveralRectangles_CanBeMovedOneAfterTheOther()
    {
        MoveMatcher matcher = new();
        List<Rect> rects = [];
        for (int seed = 0; seed < 200; seed++)
        {
            Random random = new(seed);
            PixelBuffer before = TestImages.Create(400, 300);
            TestImages.Noise(before, before.View.Bounds, random);
            Displacement move = new(random.Next(-30, 31), random.Next(-30, 31));
            PixelBuffer current = TestImages.Create(400, 300);
            for (int y = 0; y < 300; y++)
            {
                for (int x = 0; x < 400; x++)
                {
                    bool inside = before.View.Bounds.Contains(x + move.Dx, y + move.Dy);
                    current.Row(y)[x] = inside ? before.Row(y + move.Dy)[x + move.Dx] : 0;
                }
            }

            for (int n = random.Next(6); n > 0; n--)
                TestImages.Fill(current, new Rect(random.Next(350), random.Next(250), random.Next(1, 50), random.Next(1, 50)), 0x112233);
            matcher.Match(current.View, before.View, current.View.Bounds, move, rects);
            foreach (Rect rect in rects)
                PixelOps.Move(before.Target, rect, rect.X + move.Dx, rect.Y + move.Dy);
            foreach (Rect rect in rects)
                Assert.True(PixelOps.Equal(current.View, before.View, rect), $"seed {seed}: {rect} by {move}");
        }
    }

    private static void Show(ViewedWindow window, PixelBuffer page, int x, int y, Rect at)
    {
        for (int row = 0; row < at.Height; row++)
            page.Row(new Rect(x, y, at.Width, at.Height), row).CopyTo(window.Source.Row(at, row));
        window.Damage.Add(at);
    }

    private static long Area(ViewedWindow window, RectCodec codec)
    {
        return window.Rects.Where(rect => rect.Codec == codec).Sum(rect => (long)rect.Width * rect.Height);
    }
}
