using System.Runtime.CompilerServices;

namespace Rdfwd.Display.Codecs;

/// <summary>Palette indices packed into 1, 2, 4 or 8 bits, the first pixel in the highest bits, each row padded to a byte.</summary>
internal static class IndexPacking
{
    public static int RowBytes(int width, int bits)
    {
        return ((width * bits) + 7) / 8;
    }

    /// <summary>Packs in place: the output is never ahead of the input.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack(Span<byte> indices, int width, int height, int bits)
    {
        if (bits == 8)
            return;
        int perByte = 8 / bits;
        int rowBytes = RowBytes(width, bits);
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<byte> from = indices.Slice(y * width, width);
            for (int b = 0; b < rowBytes; b++)
            {
                int packed = 0;
                int end = Math.Min(width, (b + 1) * perByte);
                int shift = 8;
                for (int x = b * perByte; x < end; x++)
                {
                    shift -= bits;
                    packed |= from[x] << shift;
                }

                indices[(y * rowBytes) + b] = (byte)packed;
            }
        }
    }

    /// <summary>
    /// Writes the colours of one row. Returns false when an index has no colour; the row is then partly written.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryUnpackRow(ReadOnlySpan<byte> packed, int bits, ReadOnlySpan<uint> colours, Span<uint> row)
    {
        int perByteShift = bits switch
        {
            1 => 3,
            2 => 2,
            4 => 1,
            _ => 0,
        };
        int perByteMask = (1 << perByteShift) - 1;
        int indexMask = (1 << bits) - 1;
        for (int x = 0; x < row.Length; x++)
        {
            int shift = (perByteMask - (x & perByteMask)) * bits;
            int index = (packed[x >> perByteShift] >> shift) & indexMask;
            if (index >= colours.Length)
                return false;
            row[x] = colours[index];
        }

        return true;
    }
}
