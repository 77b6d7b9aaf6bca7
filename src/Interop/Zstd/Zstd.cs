using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Zstd;

/// <summary>libzstd 1.4 and later (zstd.h). Sizes are in bytes; a returned size is an error code when <see cref="ZSTD_isError"/> says so.</summary>
internal static unsafe partial class Zstd
{
    internal const ulong ZSTD_CONTENTSIZE_UNKNOWN = unchecked((ulong)-1);
    internal const ulong ZSTD_CONTENTSIZE_ERROR = unchecked((ulong)-2);

    internal const int ZSTD_c_compressionLevel = 100;
    internal const int ZSTD_d_windowLogMax = 100;

    [LibraryImport(Libraries.Zstd)]
    internal static partial nint ZSTD_createCCtx();

    [LibraryImport(Libraries.Zstd)]
    internal static partial nuint ZSTD_freeCCtx(nint cctx);

    [LibraryImport(Libraries.Zstd)]
    internal static partial nint ZSTD_createDCtx();

    [LibraryImport(Libraries.Zstd)]
    internal static partial nuint ZSTD_freeDCtx(nint dctx);

    [LibraryImport(Libraries.Zstd)]
    internal static partial nuint ZSTD_CCtx_setParameter(nint cctx, int parameter, int value);

    [LibraryImport(Libraries.Zstd)]
    internal static partial nuint ZSTD_compress2(nint cctx, byte* dst, nuint dstCapacity, byte* src, nuint srcSize);

    [LibraryImport(Libraries.Zstd)]
    internal static partial nuint ZSTD_decompressDCtx(nint dctx, byte* dst, nuint dstCapacity, byte* src, nuint srcSize);

    [LibraryImport(Libraries.Zstd)]
    internal static partial nuint ZSTD_compressBound(nuint srcSize);

    [LibraryImport(Libraries.Zstd)]
    internal static partial ulong ZSTD_getFrameContentSize(byte* src, nuint srcSize);

    [LibraryImport(Libraries.Zstd)]
    internal static partial uint ZSTD_isError(nuint code);
}
