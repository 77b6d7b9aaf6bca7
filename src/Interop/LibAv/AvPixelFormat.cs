namespace Rdfwd.Interop.LibAv;

/// <summary>Pixel formats of pixfmt.h; their numbers never change.</summary>
public enum AvPixelFormat
{
    Yuv420P = 0,
    Yuv444P = 5,
    Nv12 = 23,
}
