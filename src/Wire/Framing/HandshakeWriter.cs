using Rdfwd.Interop.Libc;

namespace Rdfwd.Wire.Framing;

/// <summary>Writes the first messages of a connection, before a <see cref="WireConnection"/> owns its descriptors.</summary>
public static class HandshakeWriter
{
    /// <summary>Writes a message on channel control, waiting for the reader. Throws <see cref="LinkException"/> when the link fails.</summary>
    public static void Write<T>(SafeFileDescriptor output, in T message)
        where T : IMessage<T>
    {
        using var payload = new PooledBuffer();
        MessageCodec.Write(payload, message);
        using var bytes = new PooledBuffer();
        for (var offset = 0; offset < payload.Length;)
        {
            var length = Math.Min(Limits.ChunkPayload, payload.Length - offset);
            new ChunkHeader(length, Channel.Control, offset + length < payload.Length).Write(bytes.GetSpan(ChunkHeader.Size));
            bytes.Advance(ChunkHeader.Size);
            bytes.Append(payload.Written.Slice(offset, length));
            offset += length;
        }

        BlockingStream.Write(output, bytes.Written);
    }
}
