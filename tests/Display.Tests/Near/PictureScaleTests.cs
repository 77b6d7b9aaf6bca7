using Rdfwd.Display.Geometry;
using Rdfwd.Display.Near;

namespace Rdfwd.Display.Tests.Near;

public sealed class PictureScaleTests
{
    [Theory]
    [InlineData(1920, 1080, 1280, 720, 1280, 720)]
    [InlineData(1920, 1080, 1280, 1024, 1280, 720)]
    [InlineData(1920, 1080, 4000, 540, 960, 540)]
    [InlineData(1920, 1080, 1920, 1080, 1920, 1080)]
    [InlineData(640, 480, 1920, 1080, 640, 480)]
    [InlineData(65535, 10, 100, 100, 100, 1)]
    [InlineData(100, 100, -5, 0, 1, 1)]
    public void Fit_OfSizes_IsTheLargestOfTheSameShape(int width, int height, int roomWidth, int roomHeight, int shownWidth, int shownHeight)
    {
        PictureScale scale = PictureScale.Fit(width, height, roomWidth, roomHeight);
        Assert.Equal((shownWidth, shownHeight), (scale.ShownWidth, scale.ShownHeight));
        Assert.Equal(width == shownWidth && height == shownHeight, scale.IsExact);
    }

    [Fact]
    public void ToPicture_OfPointsInsideAndOutside_IsInThePictureAndKeepsTheEdges()
    {
        PictureScale scale = PictureScale.Fit(1600, 1200, 800, 600);
        Assert.Equal((1, 1), scale.ToPicture(0, 0));
        Assert.Equal((1599, 1199), scale.ToPicture(799, 599));
        Assert.Equal((0, 1199), scale.ToPicture(-70000, 70000));
        PictureScale exact = PictureScale.Fit(1600, 1200, 1600, 1200);
        Assert.Equal((17, 1199), exact.ToPicture(17, 1199));
    }

    [Fact]
    public void ToShown_OfAnyArea_HoldsAllThatTheAreaIsMixedInto()
    {
        Random random = new(5);
        for (int i = 0; i < 2000; i++)
        {
            PictureScale scale = PictureScale.Fit(random.Next(2, 3000), random.Next(2, 3000), random.Next(1, 2000), random.Next(1, 2000));
            int x = random.Next(scale.Width), y = random.Next(scale.Height);
            Rect area = new(x, y, random.Next(1, scale.Width - x + 1), random.Next(1, scale.Height - y + 1));
            Rect shown = scale.ToShown(area);
            Assert.True(new Rect(0, 0, scale.ShownWidth, scale.ShownHeight).Contains(shown), $"{area} of {scale} is {shown}");
            double left = area.X * (double)scale.ShownWidth / scale.Width, right = area.Right * (double)scale.ShownWidth / scale.Width;
            Assert.True(shown.X <= Math.Floor(left) && shown.Right >= Math.Min(scale.ShownWidth, Math.Ceiling(right)), $"{area} of {scale} is {shown}");
        }
    }

    [Fact]
    public void ToShown_OfManyMoves_LeavesThePointerExactlyWhereTheyPutIt()
    {
        Random random = new(6);
        for (int i = 0; i < 200; i++)
        {
            // Far from the edges, where a place is what it is.
            PictureScale scale = PictureScale.Fit(20_000, 16_000, random.Next(5_000, 20_001), random.Next(4_000, 16_001));
            (int x, int y, PointerRest rest) = (scale.ShownWidth / 2, scale.ShownHeight / 2, default);
            for (int move = 0; move < 100; move++)
            {
                (x, y) = (x + random.Next(-9, 10), y + random.Next(-9, 10));
                (int X, int Y) before = scale.ToPicture(x, y, rest);
                (int dx, int dy) = (random.Next(-20, 21), random.Next(-20, 21));
                (int stepX, int stepY, rest) = scale.ToShown(dx, dy, rest);
                (x, y) = (x + stepX, y + stepY);
                Assert.Equal((before.X + dx, before.Y + dy), scale.ToPicture(x, y, rest));
                Assert.InRange(rest.X, -scale.Width, scale.Width);
                Assert.InRange(rest.Y, -scale.Height, scale.Height);
            }
        }
    }

    [Fact]
    public void ToShown_OfAMoveInAnExactPicture_IsThatMove()
    {
        PictureScale exact = PictureScale.Fit(1600, 1200, 1600, 1200);
        Assert.Equal((-7, 30_000, default), exact.ToShown(-7, 30_000, default));
    }
}
