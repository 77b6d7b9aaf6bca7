using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Services;

/// <summary>Makes pictures of programs small enough to travel. Pure.</summary>
internal static class NotificationPicture
{
    /// <summary>A picture as the hint image-data describes it, scaled down where it is large; null when the description does not fit the bytes.</summary>
    /// <param name="data">Rows of pixels of 3 or 4 bytes: red, green, blue, alpha.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="rowBytes">From the beginning of one row to the next.</param>
    /// <param name="channels">Bytes of a pixel.</param>
    /// <param name="alpha">Whether the fourth is alpha.</param>
    public static NotificationImage? Read(ReadOnlySpan<byte> data, int width, int height, int rowBytes, int channels, bool alpha)
    {
        if (width is < 1 or > Limits.WindowSizePx || height is < 1 or > Limits.WindowSizePx || channels is not (3 or 4) || (alpha && channels != 4))
            return null;
        // The last row need not be padded.
        if (rowBytes < width * channels || data.Length < ((long)rowBytes * (height - 1)) + (width * channels))
            return null;
        int most = Math.Max(width, height);
        int toWidth = most <= Limits.NotificationImagePx ? width : Math.Max(1, (int)((long)width * Limits.NotificationImagePx / most));
        int toHeight = most <= Limits.NotificationImagePx ? height : Math.Max(1, (int)((long)height * Limits.NotificationImagePx / most));
        byte[] pixels = new byte[toWidth * toHeight * 4];
        for (int y = 0; y < toHeight; y++)
        {
            (int top, int bottom) = Part(y, toHeight, height);
            for (int x = 0; x < toWidth; x++)
            {
                (int left, int right) = Part(x, toWidth, width);
                Average(data, rowBytes, channels, alpha, left, top, right, bottom, pixels.AsSpan(((y * toWidth) + x) * 4, 4));
            }
        }

        return new NotificationImage(toWidth, toHeight, pixels);
    }

    private static (int From, int To) Part(int index, int count, int length)
    {
        int from = (int)((long)index * length / count);
        return (from, Math.Max(from + 1, (int)((long)(index + 1) * length / count)));
    }

    private static void Average(ReadOnlySpan<byte> data, int rowBytes, int channels, bool alpha, int left, int top, int right, int bottom, Span<byte> into)
    {
        long red = 0, green = 0, blue = 0, opacity = 0;
        for (int y = top; y < bottom; y++)
        {
            ReadOnlySpan<byte> row = data[(y * rowBytes)..];
            for (int x = left; x < right; x++)
            {
                ReadOnlySpan<byte> pixel = row.Slice(x * channels, channels);
                int weight = alpha ? pixel[3] : 255;
                red += pixel[0] * weight;
                green += pixel[1] * weight;
                blue += pixel[2] * weight;
                opacity += weight;
            }
        }

        if (opacity == 0)
            return;
        into[0] = (byte)(red / opacity);
        into[1] = (byte)(green / opacity);
        into[2] = (byte)(blue / opacity);
        into[3] = (byte)(opacity / ((long)(right - left) * (bottom - top)));
    }
}
