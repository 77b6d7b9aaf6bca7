namespace Rdfwd.Bench.Probe;

/// <summary>Makes a picture with the statistics of a photograph: strength falls with frequency, there are edges, colour is smoother than brightness.</summary>
internal sealed class Texture
{
    private const int LatticeSize = 256;

    private readonly float[] _lattice = new float[LatticeSize * LatticeSize];
    private readonly (float X, float Y, float Radius, float R, float G, float B)[] _discs;

    public Texture(int width, int height)
    {
        Random random = new(20);
        for (int i = 0; i < _lattice.Length; i++)
            _lattice[i] = (float)(random.NextDouble() * 2) - 1;
        _discs = new (float, float, float, float, float, float)[24];
        for (int i = 0; i < _discs.Length; i++)
        {
            _discs[i] = (
                random.Next(width), random.Next(height), 20 + random.Next(height / 6),
                random.Next(-50, 50), random.Next(-50, 50), random.Next(-50, 50));
        }
    }

    /// <summary>Renders 0x00RRGGBB rows, shifted by a fraction of a pixel, with grain.</summary>
    /// <param name="pixels">Packed rows.</param>
    /// <param name="width">Pixels of a row.</param>
    /// <param name="shift">To the left and up, pixels.</param>
    /// <param name="grainSeed">Which grain.</param>
    public void Render(Span<uint> pixels, int width, float shift, uint grainSeed)
    {
        int height = pixels.Length / width;
        uint state = grainSeed * 2654435761 | 1;
        float[] red = new float[width], green = new float[width], blue = new float[width], luma = new float[width];
        for (int y = 0; y < height; y++)
        {
            float fy = y + shift;
            red.AsSpan().Clear();
            blue.AsSpan().Clear();
            green.AsSpan().Clear();
            luma.AsSpan().Clear();
            for (int scale = 256; scale >= 2; scale /= 2)
                AddOctave(luma, fy, shift, scale, MathF.Pow(scale, 0.4f) * 5f, scale * 7);
            for (int scale = 256; scale >= 32; scale /= 2)
            {
                AddOctave(red, fy, shift, scale, scale * 0.12f, (scale * 3) + 1);
                AddOctave(blue, fy, shift, scale, scale * 0.12f, (scale * 5) + 2);
            }

            foreach ((float dx, float dy, float radius, float r, float g, float b) in _discs)
                AddDisc(red, green, blue, fy - dy, dx - shift, radius, r, g, b);
            Span<uint> row = pixels.Slice(y * width, width);
            for (int x = 0; x < width; x++)
            {
                state ^= state << 13;
                state ^= state >> 17;
                state ^= state << 5;
                float grain = ((state & 0xff) + ((state >> 8) & 0xff)) * (1.5f / 255) - 1.5f;
                float l = 128 + luma[x] + grain;
                row[x] = (Byte(l + red[x]) << 16) | (Byte(l + green[x]) << 8) | Byte(l + blue[x]);
            }
        }
    }

    private static uint Byte(float value) => (uint)Math.Clamp(value, 0, 255);

    // Smooth noise: lattice points every scale pixels, eased between.
    private void AddOctave(float[] row, float fy, float shift, int scale, float strength, int salt)
    {
        float v = fy / scale;
        int iy = (int)v;
        float ty = Ease(v - iy);
        int row0 = ((iy + salt) & (LatticeSize - 1)) * LatticeSize, row1 = ((iy + 1 + salt) & (LatticeSize - 1)) * LatticeSize;
        float inverse = 1f / scale;
        for (int x = 0; x < row.Length; x++)
        {
            float u = (x + shift) * inverse;
            int ix = (int)u;
            float tx = Ease(u - ix);
            int c0 = (ix + salt) & (LatticeSize - 1), c1 = (ix + 1 + salt) & (LatticeSize - 1);
            float top = _lattice[row0 + c0] + ((_lattice[row0 + c1] - _lattice[row0 + c0]) * tx);
            float bottom = _lattice[row1 + c0] + ((_lattice[row1 + c1] - _lattice[row1 + c0]) * tx);
            row[x] += (top + ((bottom - top) * ty)) * strength;
        }
    }

    private static void AddDisc(float[] red, float[] green, float[] blue, float dy, float centre, float radius, float r, float g, float b)
    {
        float halfSquared = (radius * radius) - (dy * dy);
        if (halfSquared <= 0)
            return;
        float half = MathF.Sqrt(halfSquared);
        int from = (int)Math.Clamp(centre - half, 0, red.Length), to = (int)Math.Clamp(centre + half, 0, red.Length);
        for (int x = from; x < to; x++)
        {
            red[x] += r;
            green[x] += g;
            blue[x] += b;
        }
    }

    private static float Ease(float t) => t * t * (3 - (2 * t));
}
