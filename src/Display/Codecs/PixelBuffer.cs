using System.Runtime.InteropServices;
using Rdfwd.Display.Geometry;

namespace Rdfwd.Display.Codecs;

/// <summary>An image that owns its pixels, packed without padding. Not thread-safe.</summary>
public sealed class PixelBuffer
{
    private uint[] _pixels = [];

    public int Width { get; private set; }

    public int Height { get; private set; }

    public int StrideBytes => Width * PixelLayout.BytesPerPixel;

    public ImageView View => new(MemoryMarshal.AsBytes(_pixels.AsSpan()), Width, Height, StrideBytes);

    public ImageTarget Target => new(MemoryMarshal.AsBytes(_pixels.AsSpan()), Width, Height, StrideBytes);

    /// <summary>Sets the size; the content is then undefined. Memory is given back when far less is needed.</summary>
    public void Resize(int width, int height)
    {
        int count = checked(width * height);
        if (_pixels.Length < count || _pixels.Length / 4 > count)
            _pixels = GC.AllocateUninitializedArray<uint>(count);
        Width = width;
        Height = height;
    }

    public Span<uint> Row(int y)
    {
        return _pixels.AsSpan(y * Width, Width);
    }

    public Span<uint> Row(Rect rect, int row)
    {
        return _pixels.AsSpan(((rect.Y + row) * Width) + rect.X, rect.Width);
    }
}
