namespace Rdfwd.Display.Codecs;

/// <summary>The layout of images in memory.</summary>
internal static class PixelLayout
{
    public const int BytesPerPixel = 4;

    /// <summary>The bytes of a pixel that carry colour.</summary>
    public const uint ColourMask = 0x00FFFFFF;

    /// <summary>The top byte of every pixel that rdfwd writes.</summary>
    public const uint Opaque = 0xFF000000;

    public static int SizeBytes(int width, int height, int strideBytes)
    {
        return height == 0 ? 0 : checked(((height - 1) * strideBytes) + (width * BytesPerPixel));
    }

    public static void Check(int length, int width, int height, int strideBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        ArgumentOutOfRangeException.ThrowIfNegative(height);
        ArgumentOutOfRangeException.ThrowIfNotEqual(strideBytes % BytesPerPixel, 0, nameof(strideBytes));
        ArgumentOutOfRangeException.ThrowIfLessThan(strideBytes, width * BytesPerPixel);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, SizeBytes(width, height, strideBytes));
    }
}
