using System.Runtime.CompilerServices;
using Rdfwd.Display.Geometry;

namespace Rdfwd.Display.Codecs;

/// <summary>Collects the colours of a rectangle, in order of appearance, and gives each pixel its index. Not thread-safe.</summary>
internal sealed class Palette
{
    public const int MaxColours = 256;

    // A power of two, large enough that the table is at most a quarter full.
    private const int TableSize = 1024;
    private const uint HashMultiplier = 0x9E3779B1;
    private const int HashShift = 32 - 10;

    private readonly uint[] _keys = new uint[TableSize];
    private readonly byte[] _values = new byte[TableSize];
    private readonly ushort[] _stamps = new ushort[TableSize];
    private readonly uint[] _colours = new uint[MaxColours];
    private ushort _stamp;

    /// <summary>Colours as 0x00RRGGBB.</summary>
    public ReadOnlySpan<uint> Colours => _colours.AsSpan(0, Count);

    public int Count { get; private set; }

    /// <summary>The bits that one index needs: 1, 2, 4 or 8.</summary>
    public static int BitsFor(int colours)
    {
        return colours switch
        {
            <= 2 => 1,
            <= 4 => 2,
            <= 16 => 4,
            _ => 8,
        };
    }

    /// <summary>
    /// Writes one byte for each pixel, rows without padding. Returns false, with the output incomplete, when there are more
    /// than <paramref name="limit"/> (at most 256) colours.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryIndex(ImageView image, Rect rect, Span<byte> indices, int limit)
    {
        Begin();
        int at = 0;
        uint last = ~0u;
        byte lastIndex = 0;
        for (int y = 0; y < rect.Height; y++)
        {
            ReadOnlySpan<uint> row = image.Row(rect, y);
            Span<byte> output = indices.Slice(at, row.Length);
            at += row.Length;
            for (int x = 0; x < row.Length; x++)
            {
                uint colour = row[x] & PixelLayout.ColourMask;
                if (colour != last)
                {
                    if (!TryFind(colour, limit, out lastIndex))
                        return false;
                    last = colour;
                }

                output[x] = lastIndex;
            }
        }

        return true;
    }

    /// <summary>Counts the colours, giving up with limit + 1 when there are more than <paramref name="limit"/> (at most 256).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int CountColours(ImageView image, Rect rect, int limit)
    {
        Begin();
        uint last = ~0u;
        for (int y = 0; y < rect.Height; y++)
        {
            foreach (uint pixel in image.Row(rect, y))
            {
                uint colour = pixel & PixelLayout.ColourMask;
                if (colour == last)
                    continue;
                last = colour;
                if (!TryFind(colour, limit, out _))
                    return limit + 1;
            }
        }

        return Count;
    }

    private void Begin()
    {
        Count = 0;
        if (++_stamp == 0)
        {
            _stamps.AsSpan().Clear();
            _stamp = 1;
        }
    }

    private bool TryFind(uint colour, int limit, out byte index)
    {
        int slot = (int)((colour * HashMultiplier) >> HashShift);
        while (_stamps[slot] == _stamp)
        {
            if (_keys[slot] == colour)
            {
                index = _values[slot];
                return true;
            }

            slot = (slot + 1) & (TableSize - 1);
        }

        index = (byte)Count;
        if (Count == limit)
            return false;
        _stamps[slot] = _stamp;
        _keys[slot] = colour;
        _values[slot] = index;
        _colours[Count++] = colour;
        return true;
    }
}
