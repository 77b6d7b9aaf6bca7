using System.Buffers.Binary;

namespace Rdfwd.Wire.Framing;

/// <summary>The four bytes before each chunk (docs/protocol.md, "Frames").</summary>
internal readonly record struct ChunkHeader(int Length, Channel Channel, bool More)
{
    public const int Size = 4;

    private const byte MoreFlag = 1;

    public void Write(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(destination, (ushort)Length);
        destination[2] = (byte)Channel;
        destination[3] = More ? MoreFlag : (byte)0;
    }

    /// <summary>Throws <see cref="ProtocolException"/> when no such chunk can exist.</summary>
    public static ChunkHeader Read(ReadOnlySpan<byte> source)
    {
        int length = BinaryPrimitives.ReadUInt16LittleEndian(source);
        var channel = source[2];
        var flags = source[3];
        if (length is 0 or > Limits.ChunkPayload)
            throw new ProtocolException($"A chunk of {length} bytes is outside 1 to {Limits.ChunkPayload}.");
        if (channel >= ChannelSet.Count)
            throw new ProtocolException($"A chunk names channel {channel}, which does not exist.");
        if ((flags & ~MoreFlag) != 0)
            throw new ProtocolException($"A chunk has the unknown flags 0x{flags:x2}.");
        return new ChunkHeader(length, (Channel)channel, (flags & MoreFlag) != 0);
    }
}
