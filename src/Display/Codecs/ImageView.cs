using System.Runtime.InteropServices;
using Rdfwd.Display.Geometry;

namespace Rdfwd.Display.Codecs;

/// <summary>
/// A borrowed image to read: rows of 32-bit little-endian pixels 0x??RRGGBB. The top byte means nothing and is ignored
/// wherever pixels are compared.
/// </summary>
public readonly ref struct ImageView
{
    private readonly ReadOnlySpan<byte> _data;

    /// <param name="data">The first row begins at index 0; the last one may end without padding.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In rows.</param>
    /// <param name="strideBytes">From one row to the next; a multiple of 4, at least 4 × width.</param>
    public ImageView(ReadOnlySpan<byte> data, int width, int height, int strideBytes)
    {
        PixelLayout.Check(data.Length, width, height, strideBytes);
        _data = data;
        Width = width;
        Height = height;
        StrideBytes = strideBytes;
    }

    /// <summary>A view of native memory, such as a shared segment, that outlives the view.</summary>
    public unsafe ImageView(byte* data, int width, int height, int strideBytes)
        : this(new ReadOnlySpan<byte>(data, PixelLayout.SizeBytes(width, height, strideBytes)), width, height, strideBytes)
    {
    }

    public int Width { get; }

    public int Height { get; }

    public int StrideBytes { get; }

    public Rect Bounds => new(0, 0, Width, Height);

    public ReadOnlySpan<byte> Data => _data;

    public ReadOnlySpan<uint> Row(int y)
    {
        return MemoryMarshal.Cast<byte, uint>(_data.Slice(y * StrideBytes, Width * PixelLayout.BytesPerPixel));
    }

    /// <summary>The pixels of the rectangle's row <paramref name="row"/>, counted from its top.</summary>
    public ReadOnlySpan<uint> Row(Rect rect, int row)
    {
        return Row(rect.Y + row).Slice(rect.X, rect.Width);
    }
}
