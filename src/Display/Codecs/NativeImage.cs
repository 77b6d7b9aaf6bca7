using System.Runtime.InteropServices;

namespace Rdfwd.Display.Codecs;

/// <summary>
/// An image of one size in native memory, which is given back at the moment it is disposed: windows come and go faster than the
/// garbage collector looks at what large arrays they leave. Not thread-safe. Its first content is undefined.
/// </summary>
internal sealed unsafe class NativeImage : IDisposable
{
    private byte* _pixels;

    /// <param name="width">In pixels; may be 0.</param>
    /// <param name="height">In rows; may be 0.</param>
    public NativeImage(int width, int height)
    {
        Width = width;
        Height = height;
        _pixels = (byte*)NativeMemory.Alloc((nuint)PixelLayout.SizeBytes(width, height, StrideBytes));
    }

    ~NativeImage()
    {
        Free();
    }

    public int Width { get; }

    public int Height { get; }

    public int StrideBytes => Width * PixelLayout.BytesPerPixel;

    /// <summary>Valid until disposed.</summary>
    public ImageView View => new(Pixels, Width, Height, StrideBytes);

    /// <summary>Valid until disposed.</summary>
    public ImageTarget Target => new(Pixels, Width, Height, StrideBytes);

    // A null pointer with a size would be read without a check.
    private byte* Pixels
    {
        get
        {
            ObjectDisposedException.ThrowIf(_pixels == null, this);
            return _pixels;
        }
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.Free(_pixels);
        _pixels = null;
    }
}
