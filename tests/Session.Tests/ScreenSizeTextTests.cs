using Rdfwd.Display.Far;
using Rdfwd.Session.Text;

namespace Rdfwd.Session.Tests;

public sealed class ScreenSizeTextTests
{
    [Fact]
    public void TryParse_WidthAndHeight_IsTheSize()
    {
        Assert.True(ScreenSizeText.TryParse("1920x1080", out ScreenSize size));
        Assert.Equal(new ScreenSize(1920, 1080), size);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1920")]
    [InlineData("1920x")]
    [InlineData("x1080")]
    [InlineData("0x10")]
    [InlineData("-1x10")]
    [InlineData("10x10x10")]
    [InlineData("16385x10")]
    [InlineData("99999999999x10")]
    public void TryParse_AnythingElse_IsNone(string text)
    {
        Assert.False(ScreenSizeText.TryParse(text, out _));
    }

    [Fact]
    public void Within_Limits_IsTheNearestSize()
    {
        ScreenSize least = new(200, 150), most = new(1920, 1080);
        Assert.Equal(new ScreenSize(200, 1080), new ScreenSize(1, 5000).Within(least, most));
        Assert.Equal(new ScreenSize(800, 600), new ScreenSize(800, 600).Within(least, most));
        Assert.Equal(new ScreenSize(200, 150), new ScreenSize(800, 600).Within(least, new ScreenSize(100, 100)));
    }
}
