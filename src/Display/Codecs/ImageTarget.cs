using System.Runtime.InteropServices;
using Rdfwd.Display.Geometry;

namespace Rdfwd.Display.Codecs;

/// <summary>A borrowed image to write; see <see cref="ImageView"/> for the layout. Pixels are written with a top byte of 0xFF.</summary>
public readonly ref struct ImageTarget
{
    private readonly Span<byte> _data;

    public ImageTarget(Span<byte> data, int width, int height, int strideBytes)
    {
        PixelLayout.Check(data.Length, width, height, strideBytes);
        _data = data;
        Width = width;
        Height = height;
        StrideBytes = strideBytes;
    }

    /// <summary>A view of native memory, such as a shared segment, that outlives the view.</summary>
    public unsafe ImageTarget(byte* data, int width, int height, int strideBytes)
        : this(new Span<byte>(data, PixelLayout.SizeBytes(width, height, strideBytes)), width, height, strideBytes)
    {
    }

    public int Width { get; }

    public int Height { get; }

    public int StrideBytes { get; }

    public Rect Bounds => new(0, 0, Width, Height);

    public Span<byte> Data => _data;

    public Span<uint> Row(int y)
    {
        return MemoryMarshal.Cast<byte, uint>(_data.Slice(y * StrideBytes, Width * PixelLayout.BytesPerPixel));
    }

    /// <summary>The pixels of the rectangle's row <paramref name="row"/>, counted from its top.</summary>
    public Span<uint> Row(Rect rect, int row)
    {
        return Row(rect.Y + row).Slice(rect.X, rect.Width);
    }

    public ImageView AsView()
    {
        return new ImageView(_data, Width, Height, StrideBytes);
    }
}
