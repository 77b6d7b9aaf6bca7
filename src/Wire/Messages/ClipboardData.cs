using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>The next bytes of content that was asked for. Goes by channel bulk.</summary>
/// <param name="Id">Of the <see cref="ClipboardGet"/>.</param>
/// <param name="Offset">Where these bytes begin: all bytes sent before.</param>
/// <param name="ContentType">The name of the property's type.</param>
/// <param name="Format">Bits of an element: 8, 16 or 32.</param>
/// <param name="Data">Little-endian; at most <see cref="Limits.ClipboardPieceBytes"/>. For the type ATOM the names, each ended by a zero byte.</param>
public sealed record ClipboardData(uint Id, ulong Offset, string ContentType, byte Format, byte[] Data) : IMessage<ClipboardData>
{
    public static MessageType Type => MessageType.ClipboardData;

    public static int FieldCount => 5;

    public static ClipboardData Read(ref MessagePackReader reader)
    {
        ClipboardData data = new(
            reader.ReadUInt32(),
            reader.ReadUInt64(),
            reader.ReadString(Limits.AtomNameBytes),
            reader.ReadUInt8(),
            reader.ReadBin(Limits.ClipboardPieceBytes).ToArray());
        if (data.Format is not (8 or 16 or 32))
            throw new ProtocolException($"Clipboard content has elements of {data.Format} bits.");
        return data;
    }

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Id);
        writer.Write(Offset);
        writer.Write(ContentType, Limits.AtomNameBytes);
        writer.Write((uint)Format);
        writer.WriteBin(Data);
    }
}
