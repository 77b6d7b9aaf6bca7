using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Zstd;

/// <summary>
/// A compression and a decompression context, each made when first used and used again for every call. Not thread-safe.
/// </summary>
public sealed unsafe class ZstdContext : IDisposable
{
    private nint _compressor;
    private nint _decompressor;
    private int _level = int.MinValue;

    ~ZstdContext()
    {
        Free();
    }

    /// <summary>The largest size that <see cref="Compress"/> of this many bytes can give.</summary>
    public static int CompressBound(int sourceBytes)
    {
        return checked((int)Zstd.ZSTD_compressBound((nuint)sourceBytes));
    }

    /// <summary>
    /// Compresses into one zstd frame (RFC 8878) that names its content size. Returns its size in bytes, or 0 when
    /// <paramref name="target"/> is too small for it.
    /// </summary>
    /// <param name="source">May be empty.</param>
    /// <param name="target">Receives the frame.</param>
    /// <param name="level">A zstd level; negative ones are faster.</param>
    public int Compress(ReadOnlySpan<byte> source, Span<byte> target, int level)
    {
        EnsureCompressor(level);
        nuint size;
        fixed (byte* from = source)
        fixed (byte* to = target)
            size = Zstd.ZSTD_compress2(_compressor, to, (nuint)target.Length, from, (nuint)source.Length);
        return Zstd.ZSTD_isError(size) != 0 ? 0 : (int)size;
    }

    /// <summary>
    /// Decompresses one frame that must name exactly <paramref name="target"/>'s length as its content size and fill it.
    /// Returns false for anything else; the target's content is then undefined.
    /// </summary>
    public bool TryDecompress(ReadOnlySpan<byte> source, Span<byte> target)
    {
        EnsureDecompressor();
        fixed (byte* from = source)
        fixed (byte* to = target)
        {
            if (Zstd.ZSTD_getFrameContentSize(from, (nuint)source.Length) != (ulong)target.Length)
                return false;
            nuint size = Zstd.ZSTD_decompressDCtx(_decompressor, to, (nuint)target.Length, from, (nuint)source.Length);
            return Zstd.ZSTD_isError(size) == 0 && size == (nuint)target.Length;
        }
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void EnsureCompressor(int level)
    {
        if (_compressor == 0)
            _compressor = Create(true);
        if (_level == level)
            return;
        _ = Zstd.ZSTD_CCtx_setParameter(_compressor, Zstd.ZSTD_c_compressionLevel, level);
        _level = level;
    }

    private void EnsureDecompressor()
    {
        if (_decompressor == 0)
            _decompressor = Create(false);
    }

    private static nint Create(bool compressor)
    {
        try
        {
            nint context = compressor ? Zstd.ZSTD_createCCtx() : Zstd.ZSTD_createDCtx();
            return context != 0 ? context : throw new NativeException("libzstd has no memory for a context; close other programs and try again.");
        }
        catch (DllNotFoundException)
        {
            throw new NativeException($"The library {Libraries.Zstd} is not installed, and windows cannot be sent without it; install the package libzstd1.");
        }
    }

    private void Free()
    {
        if (_compressor != 0)
            _ = Zstd.ZSTD_freeCCtx(_compressor);
        if (_decompressor != 0)
            _ = Zstd.ZSTD_freeDCtx(_decompressor);
        _compressor = 0;
        _decompressor = 0;
    }
}
