using System.Runtime.InteropServices;

namespace Rdfwd.Interop.LibYuv;

/// <summary>
/// libyuv (convert_from_argb.h, convert_argb.h, scale_argb.h). Its ARGB is B, G, R, A in memory. Strides are in bytes; 0 is returned on success.
/// Conversions use the matrix of BT.601 with limited range.
/// </summary>
public static unsafe partial class LibYuv
{
    /// <summary>enum FilterMode of scale.h: the best for making smaller.</summary>
    public const int kFilterBox = 3;

    private static readonly Lazy<bool> Loaded = new(() => NativeLibrary.TryLoad(Libraries.Yuv, out _));

    public static bool IsAvailable => Loaded.Value;

    /// <summary>Why libyuv cannot be used, and what to do, as a clause; empty when it can.</summary>
    public static string Reason => IsAvailable ? "" : "libyuv is not installed; install the package libyuv0";

    /// <summary>Makes the part of a scaled picture that the clip rectangle, in pixels of the destination, names (scale_argb.h).</summary>
    [LibraryImport(Libraries.Yuv)]
    public static partial int ARGBScaleClip(
        byte* srcArgb, int srcStrideArgb, int srcWidth, int srcHeight, byte* dstArgb, int dstStrideArgb, int dstWidth, int dstHeight,
        int clipX, int clipY, int clipWidth, int clipHeight, int filtering);

    [LibraryImport(Libraries.Yuv)]
    public static partial int ARGBToI420(
        byte* srcArgb, int srcStrideArgb, byte* dstY, int dstStrideY, byte* dstU, int dstStrideU, byte* dstV, int dstStrideV, int width, int height);

    [LibraryImport(Libraries.Yuv)]
    public static partial int ARGBToI444(
        byte* srcArgb, int srcStrideArgb, byte* dstY, int dstStrideY, byte* dstU, int dstStrideU, byte* dstV, int dstStrideV, int width, int height);

    [LibraryImport(Libraries.Yuv)]
    public static partial int ARGBToNV12(
        byte* srcArgb, int srcStrideArgb, byte* dstY, int dstStrideY, byte* dstUv, int dstStrideUv, int width, int height);

    [LibraryImport(Libraries.Yuv)]
    public static partial int I420ToARGB(
        byte* srcY, int srcStrideY, byte* srcU, int srcStrideU, byte* srcV, int srcStrideV, byte* dstArgb, int dstStrideArgb, int width, int height);

    [LibraryImport(Libraries.Yuv)]
    public static partial int I444ToARGB(
        byte* srcY, int srcStrideY, byte* srcU, int srcStrideU, byte* srcV, int srcStrideV, byte* dstArgb, int dstStrideArgb, int width, int height);

    [LibraryImport(Libraries.Yuv)]
    public static partial int NV12ToARGB(
        byte* srcY, int srcStrideY, byte* srcUv, int srcStrideUv, byte* dstArgb, int dstStrideArgb, int width, int height);
}
