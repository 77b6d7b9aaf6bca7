namespace Rdfwd.Bench.Quality;

/// <summary>How alike two pictures are. Pixels are 0x00RRGGBB, rows without padding; the upper byte is not looked at.</summary>
public static class PictureQuality
{
    private const int Block = 8;
    private const double C1 = 0.01 * 255 * 0.01 * 255;
    private const double C2 = 0.03 * 255 * 0.03 * 255;

    /// <summary>What <see cref="Psnr"/> says of pictures that are the same.</summary>
    public const double ExactDb = 100;

    /// <summary>Peak signal to noise ratio of red, green and blue together, dB; <see cref="ExactDb"/> at most.</summary>
    public static double Psnr(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(a.Length, b.Length);
        long squares = 0;
        for (int i = 0; i < a.Length; i++)
        {
            uint x = a[i], y = b[i];
            if (((x ^ y) & 0xffffff) == 0)
                continue;
            int red = (int)((x >> 16) & 0xff) - (int)((y >> 16) & 0xff), green = (int)((x >> 8) & 0xff) - (int)((y >> 8) & 0xff), blue = (int)(x & 0xff) - (int)(y & 0xff);
            squares += (red * red) + (green * green) + (blue * blue);
        }

        return squares == 0 ? ExactDb : Math.Min(ExactDb, 10 * Math.Log10(255.0 * 255 * 3 * a.Length / squares));
    }

    /// <summary>Structural similarity of luma (BT.601) over blocks of 8x8 pixels (Wang et al., 2004), averaged; 1 for pictures that are the same.</summary>
    public static double Ssim(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(a.Length, b.Length);
        int height = a.Length / width;
        double sum = 0;
        int count = 0;
        for (int y = 0; y + Block <= height; y += Block)
        {
            for (int x = 0; x + Block <= width; x += Block, count++)
                sum += OfBlock(a, b, (y * width) + x, width);
        }

        return count == 0 ? 1 : sum / count;
    }

    public static bool AreSame(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b)
    {
        if (a.Length != b.Length)
            return false;
        for (int i = 0; i < a.Length; i++)
        {
            if (((a[i] ^ b[i]) & 0xffffff) != 0)
                return false;
        }

        return true;
    }

    private static double OfBlock(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b, int start, int stride)
    {
        const double n = Block * Block;
        double sumA = 0, sumB = 0, squareA = 0, squareB = 0, product = 0;
        for (int y = 0; y < Block; y++, start += stride)
        {
            for (int x = 0; x < Block; x++)
            {
                double one = Luma(a[start + x]), two = Luma(b[start + x]);
                sumA += one;
                sumB += two;
                squareA += one * one;
                squareB += two * two;
                product += one * two;
            }
        }

        double meanA = sumA / n, meanB = sumB / n;
        double varianceA = (squareA / n) - (meanA * meanA), varianceB = (squareB / n) - (meanB * meanB), covariance = (product / n) - (meanA * meanB);
        return ((2 * meanA * meanB) + C1) * ((2 * covariance) + C2) / (((meanA * meanA) + (meanB * meanB) + C1) * (varianceA + varianceB + C2));
    }

    private static double Luma(uint pixel) => (0.299 * ((pixel >> 16) & 0xff)) + (0.587 * ((pixel >> 8) & 0xff)) + (0.114 * (pixel & 0xff));
}
