using System.Runtime.InteropServices;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Wire.Framing;

/// <summary>
/// Writes chunks from where they lie with one call. On a socket that call never waits, whatever the other direction does.
/// Owns the memory of the headers and the handles that pin the messages while they are written. One thread at a time.
/// </summary>
internal sealed unsafe class GatherWriter : IDisposable
{
    // A chunk is its header, a piece of the head and a piece of the data.
    private const int PiecesEach = 3;

    private readonly byte[] _headers = GC.AllocateArray<byte>(ChunkScheduler.BatchChunks * ChunkHeader.Size, pinned: true);
    private readonly GCHandle[] _pins = new GCHandle[ChunkScheduler.BatchChunks * 2];
    private readonly bool _toSocket;
    private int _pinCount;

    public GatherWriter(bool toSocket)
    {
        _toSocket = toSocket;
        for (var i = 0; i < _pins.Length; i++)
            _pins[i] = GCHandle.Alloc(null, GCHandleType.Pinned);
    }

    /// <summary>Writes what the output takes. Returns the number of bytes, or -1 with the errno of the call.</summary>
    public nint Write(SafeFileDescriptor output, ReadOnlySpan<OutgoingChunk> chunks, out int errno)
    {
        var pieces = stackalloc iovec[ChunkScheduler.BatchChunks * PiecesEach];
        var count = 0;
        for (var i = 0; i < chunks.Length; i++)
            count = AddChunk(chunks[i], i, pieces, count);
        nint written;
        if (_toSocket)
        {
            var message = new msghdr { msg_iov = pieces, msg_iovlen = (nuint)count };
            written = Libc.sendmsg(output, &message, Libc.MSG_DONTWAIT | Libc.MSG_NOSIGNAL);
        }
        else
        {
            written = Libc.writev(output, pieces, count);
        }

        errno = written < 0 ? Marshal.GetLastPInvokeError() : 0;
        Unpin();
        return written;
    }

    public void Dispose()
    {
        foreach (ref var pin in _pins.AsSpan())
        {
            if (pin.IsAllocated)
                pin.Free();
        }
    }

    private int AddChunk(in OutgoingChunk chunk, int index, iovec* pieces, int count)
    {
        var header = _headers.AsSpan(index * ChunkHeader.Size, ChunkHeader.Size);
        chunk.Header.Write(header);
        var skip = chunk.Skip;
        if (skip < ChunkHeader.Size)
        {
            var start = (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(_headers, (index * ChunkHeader.Size) + skip);
            pieces[count++] = new iovec { iov_base = start, iov_len = (nuint)(ChunkHeader.Size - skip) };
        }

        var from = chunk.Offset + Math.Max(0, skip - ChunkHeader.Size);
        var to = chunk.Offset + chunk.Header.Length;
        var head = chunk.Message.Head;
        if (from < head.Length)
            pieces[count++] = Piece(head, from, Math.Min(to, head.Length));
        if (to > head.Length)
            pieces[count++] = Piece(chunk.Message.Data!, Math.Max(from - head.Length, 0), to - head.Length);
        return count;
    }

    private iovec Piece(PooledBuffer buffer, int from, int to)
    {
        ref var pin = ref _pins[_pinCount++];
        pin.Target = buffer.Array;
        return new iovec { iov_base = (byte*)pin.AddrOfPinnedObject() + from, iov_len = (nuint)(to - from) };
    }

    private void Unpin()
    {
        for (; _pinCount > 0; _pinCount--)
            _pins[_pinCount - 1].Target = null;
    }
}
