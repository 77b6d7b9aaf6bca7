using Rdfwd.Display.Codecs;

namespace Rdfwd.Bench.Micro;

/// <summary>Structural similarity of luma over blocks of 8x8 pixels (Wang et al., 2004), averaged.</summary>
internal static class Ssim
{
    private const int Block = 8;
    private const double C1 = 0.01 * 255 * 0.01 * 255;
    private const double C2 = 0.03 * 255 * 0.03 * 255;

    public static double Of(PixelBuffer a, PixelBuffer b)
    {
        double sum = 0;
        int count = 0;
        for (int y = 0; y + Block <= a.Height; y += Block)
        {
            for (int x = 0; x + Block <= a.Width; x += Block)
            {
                sum += OfBlock(a, b, x, y);
                count++;
            }
        }

        return sum / count;
    }

    private static double OfBlock(PixelBuffer a, PixelBuffer b, int left, int top)
    {
        const int N = Block * Block;
        double sumA = 0;
        double sumB = 0;
        double squareA = 0;
        double squareB = 0;
        double product = 0;
        for (int y = top; y < top + Block; y++)
        {
            for (int x = left; x < left + Block; x++)
            {
                double one = Luma(a.Row(y)[x]);
                double two = Luma(b.Row(y)[x]);
                sumA += one;
                sumB += two;
                squareA += one * one;
                squareB += two * two;
                product += one * two;
            }
        }

        double meanA = sumA / N;
        double meanB = sumB / N;
        double varianceA = (squareA / N) - (meanA * meanA);
        double varianceB = (squareB / N) - (meanB * meanB);
        double covariance = (product / N) - (meanA * meanB);
        return ((2 * meanA * meanB) + C1) * ((2 * covariance) + C2)
            / (((meanA * meanA) + (meanB * meanB) + C1) * (varianceA + varianceB + C2));
    }

    private static double Luma(uint pixel)
    {
        return (0.299 * ((pixel >> 16) & 0xFF)) + (0.587 * ((pixel >> 8) & 0xFF)) + (0.114 * (pixel & 0xFF));
    }
}
