using Rdfwd.Interop.Xcb;

namespace Rdfwd.Bench.Probe;

/// <summary>
/// A counter as pixels: 32 square cells in a row from the upper left corner of a window, black for 0 and white for 1, the highest bit
/// first. The upper 24 bits are the counter, the lower 8 a check sum, so that a half drawn or blurred row is not taken for a number.
/// </summary>
internal static class CounterCells
{
    public const int Cells = 32;

    /// <summary>The side of a cell, pixels.</summary>
    public const int CellPx = 16;

    public const int WidthPx = Cells * CellPx;

    public const int HeightPx = CellPx;

    /// <summary>Rows that a reader needs, from <see cref="SampleY"/>: the middle of the cells, which a codec's blocks blur least.</summary>
    public const int SampleRows = 4;

    public const int SampleY = (CellPx - SampleRows) / 2;

    public const int MaxCounter = (1 << 24) - 1;

    // So that a black picture is no valid number.
    private const byte CheckSeed = 0xa5;

    public static uint Encode(int counter) => ((uint)counter << 8) | Check((uint)counter);

    /// <summary>The counter of 32 bits, or -1 when their check sum is wrong.</summary>
    public static int Decode(uint bits) => (byte)bits == Check(bits >> 8) ? (int)(bits >> 8) : -1;

    /// <summary>
    /// The counter in pixels that begin at the upper left sample of the row; -1 when it is not a whole one. A cell counts when all
    /// of its middle is clearly dark or clearly bright.
    /// </summary>
    /// <param name="pixels">0x00RRGGBB, rows.</param>
    /// <param name="stridePx">Pixels from row to row.</param>
    public static int Read(ReadOnlySpan<uint> pixels, int stridePx)
    {
        uint bits = 0;
        for (int cell = 0; cell < Cells; cell++)
        {
            int sum = 0;
            for (int y = 0; y < SampleRows; y++)
            {
                for (int x = SampleY; x < SampleY + SampleRows; x++)
                    sum += (int)((pixels[(y * stridePx) + (cell * CellPx) + x] >> 8) & 0xff);
            }

            int average = sum / (SampleRows * SampleRows);
            if (average is > 96 and < 160)
                return -1;
            bits = (bits << 1) | (average >= 160 ? 1u : 0u);
        }

        return Decode(bits);
    }

    /// <summary>The cells in which two counters differ. Returns how many were written to a span of <see cref="Cells"/>.</summary>
    public static int Differences(uint oldBits, uint newBits, Span<xcb_rectangle_t> rectangles)
    {
        int n = 0;
        for (int cell = 0; cell < Cells; cell++)
        {
            if ((((oldBits ^ newBits) >> (Cells - 1 - cell)) & 1) != 0)
                rectangles[n++] = new xcb_rectangle_t { x = (short)(cell * CellPx), width = CellPx, height = CellPx };
        }

        return n;
    }

    // CRC-8, polynomial x⁸+x²+x+1.
    private static byte Check(uint counter)
    {
        uint crc = CheckSeed;
        for (int shift = 16; shift >= 0; shift -= 8)
        {
            crc ^= (counter >> shift) & 0xff;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 0x80) != 0 ? (crc << 1) ^ 0x07 : crc << 1;
            crc &= 0xff;
        }

        return (byte)crc;
    }
}
