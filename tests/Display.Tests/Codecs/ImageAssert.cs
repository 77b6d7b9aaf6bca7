using Rdfwd.Display.Codecs;
using Rdfwd.Display.Geometry;

namespace Rdfwd.Display.Tests.Codecs;

/// <summary>Assertions about pictures.</summary>
internal static class ImageAssert
{
    public static void Equal(PixelBuffer expected, PixelBuffer actual, string because)
    {
        Assert.Equal((expected.Width, expected.Height), (actual.Width, actual.Height));
        Rect wrong = PixelOps.ChangedBounds(expected.View, actual.View, expected.View.Bounds);
        Assert.True(wrong.IsEmpty, $"{because}: wrong pixels in {wrong}");
    }
}
