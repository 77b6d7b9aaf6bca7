using Rdfwd.Display.Codecs;
using Rdfwd.Display.Geometry;

namespace Rdfwd.Display.Tests.Codecs;

/// <summary>Pictures to encode.</summary>
internal static class TestImages
{
    public static PixelBuffer Create(int width, int height)
    {
        PixelBuffer image = new();
        image.Resize(width, height);
        Fill(image, image.View.Bounds, 0);
        return image;
    }

    public static void Fill(PixelBuffer image, Rect rect, uint colour)
    {
        for (int y = 0; y < rect.Height; y++)
            image.Row(rect, y).Fill(colour);
    }

    public static void Noise(PixelBuffer image, Rect rect, Random random)
    {
        for (int y = 0; y < rect.Height; y++)
        {
            foreach (ref uint pixel in image.Row(rect, y))
                pixel = (uint)random.Next();
        }
    }

    /// <summary>A smooth picture with a little texture; the phases shift it.</summary>
    public static void Photo(PixelBuffer image, Rect rect, int phaseX, int phaseY)
    {
        for (int y = 0; y < rect.Height; y++)
        {
            Span<uint> row = image.Row(rect, y);
            for (int x = 0; x < row.Length; x++)
            {
                double u = (x + phaseX) * 0.021;
                double v = (y + phaseY) * 0.017;
                int texture = (int)((uint)((((x + phaseX) * 7919) ^ ((y + phaseY) * 104729)) * 2654435761u) >> 29);
                int red = (int)(128 + (90 * Math.Sin(u + v))) + texture;
                int green = (int)(128 + (90 * Math.Cos(u - (0.7 * v)))) + texture;
                int blue = (int)(128 + (90 * Math.Sin((1.3 * u) + (0.4 * v)))) + texture;
                row[x] = ((uint)red << 16) | ((uint)green << 8) | (uint)blue;
            }
        }
    }

    /// <summary>Something like anti-aliased text, drawn line by line; the same number gives the same line.</summary>
    public static void Text(PixelBuffer image, Rect rect, int firstLine, uint ink = 0x202020, uint paper = 0xFFFFFF)
    {
        Fill(image, rect, paper);
        for (int y = 0; y < rect.Height; y++)
        {
            int line = firstLine + (y / 16);
            int inLine = y % 16;
            if (inLine is < 3 or > 13)
                continue;
            Span<uint> row = image.Row(rect, y);
            for (int x = 0; x < row.Length; x++)
            {
                int glyph = x / 8;
                uint hash = (uint)((line * 73856093) ^ (glyph * 19349663)) * 2654435761u;
                uint shape = (hash ^ ((uint)inLine * 0x85EBCA6Bu)) * 0xC2B2AE35u;
                if ((hash & 7) == 0 || x % 8 == 7)
                    continue;
                if (((shape >> (x % 8)) & 3) == 0)
                    row[x] = ink;
                else if (((shape >> (x % 8)) & 7) == 1)
                    row[x] = ((ink >> 1) & 0x7F7F7F) + ((paper >> 1) & 0x7F7F7F);
            }
        }
    }
}
