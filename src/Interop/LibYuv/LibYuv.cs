using System.Runtime.InteropServices;

namespace Rdfwd.Interop.LibYuv;

/// <summary>
/// libyuv (convert_from_argb.h, convert_argb.h). Its ARGB is B, G, R, A in memory. Strides are in bytes; 0 is returned on success.
/// These functions use the matrix of BT.601 with limited range.
/// </summary>
public static unsafe partial class LibYuv
{
    private static readonly Lazy<bool> Loaded = new(() => NativeLibrary.TryLoad(Libraries.Yuv, out _));

    public static bool IsAvailable => Loaded.Value;

    /// <summary>Why libyuv cannot be used, and what to do, as a clause; empty when it can.</summary>
    public static string Reason => IsAvailable ? "" : "libyuv is not installed; install the package libyuv0";

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
