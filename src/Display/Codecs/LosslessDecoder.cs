using Rdfwd.Display.Geometry;
using Rdfwd.Interop.Zstd;
using Rdfwd.Wire;

namespace Rdfwd.Display.Codecs;

/// <summary>
/// Decodes what <see cref="LosslessEncoder"/> encoded. The data comes from a peer: everything that does not fit exactly
/// throws <see cref="ProtocolException"/>. Not thread-safe.
/// </summary>
internal sealed class LosslessDecoder : IDisposable
{
    private readonly ZstdContext _zstd = new();
    private readonly uint[] _colours = new uint[Palette.MaxColours];
    private byte[] _plain = [];

    public static void DecodeRaw(ReadOnlySpan<byte> data, ImageTarget image, Rect rect)
    {
        int rowBytes = rect.Width * RawFormat.BytesPerPixel;
        if (data.Length != (long)rowBytes * rect.Height)
            throw new ProtocolException($"A raw rectangle of {rect.Width}x{rect.Height} pixels came with {data.Length} bytes.");
        for (int y = 0; y < rect.Height; y++)
            RawFormat.Read(data.Slice(y * rowBytes, rowBytes), image.Row(rect, y));
    }

    public void DecodePalette(uint parameter, ReadOnlySpan<byte> data, ImageTarget image, Rect rect)
    {
        int count = (int)(parameter & PaletteFormat.CountMask) + 1;
        int paletteBytes = count * PaletteFormat.ColourBytes;
        if ((parameter & ~PaletteFormat.KnownBits) != 0 || data.Length < paletteBytes)
            throw new ProtocolException($"A palette rectangle with parameter {parameter:X} and {data.Length} bytes is malformed.");
        for (int i = 0; i < count; i++)
        {
            int at = i * PaletteFormat.ColourBytes;
            _colours[i] = PixelLayout.Opaque | ((uint)data[at + 2] << 16) | ((uint)data[at + 1] << 8) | data[at];
        }

        int bits = Palette.BitsFor(count);
        int rowBytes = IndexPacking.RowBytes(rect.Width, bits);
        ReadOnlySpan<byte> indices = data[paletteBytes..];
        if ((parameter & PaletteFormat.Stored) == 0)
            indices = Decompress(indices, rowBytes * rect.Height);
        else if (indices.Length != rowBytes * rect.Height)
            throw new ProtocolException($"A palette rectangle of {rect.Width}x{rect.Height} pixels came with {indices.Length} bytes of indices.");
        ReadOnlySpan<uint> colours = _colours.AsSpan(0, count);
        for (int y = 0; y < rect.Height; y++)
        {
            if (!IndexPacking.TryUnpackRow(indices.Slice(y * rowBytes, rowBytes), bits, colours, image.Row(rect, y)))
                throw new ProtocolException("A palette rectangle has an index without a colour.");
        }
    }

    public void DecodePlanes(uint parameter, ReadOnlySpan<byte> data, ImageTarget image, Rect rect)
    {
        if (parameter > (uint)PlaneTransform.Left)
            throw new ProtocolException($"The plane transform {parameter} is unknown.");
        Span<byte> planes = Decompress(data, rect.Width * rect.Height * Planes.Count);
        Planes.Join(planes, (PlaneTransform)parameter, image, rect);
    }

    public void Dispose()
    {
        _zstd.Dispose();
    }

    private Span<byte> Decompress(ReadOnlySpan<byte> data, int expectedBytes)
    {
        // The size is bounded by the caller's rectangle, which lies in an image that exists.
        if (_plain.Length < expectedBytes)
            _plain = GC.AllocateUninitializedArray<byte>(Math.Max(expectedBytes, Math.Min(_plain.Length * 2, 1 << 24)));
        Span<byte> plain = _plain.AsSpan(0, expectedBytes);
        if (!_zstd.TryDecompress(data, plain))
            throw new ProtocolException($"A compressed rectangle does not hold the {expectedBytes} bytes that its size asks for.");
        return plain;
    }
}
