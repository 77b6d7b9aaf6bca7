using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>How far the receiver of content is; the sender paces itself by it.</summary>
/// <param name="Id">Of the <see cref="ClipboardGet"/>.</param>
/// <param name="Received">Bytes that came.</param>
/// <param name="Taken">Bytes that the pasting program took; the sender stays within a fixed distance of it.</param>
public readonly record struct ClipboardAck(uint Id, ulong Received, ulong Taken) : IMessage<ClipboardAck>
{
    public static MessageType Type => MessageType.ClipboardAck;

    public static int FieldCount => 3;

    public static ClipboardAck Read(ref MessagePackReader reader) => new(reader.ReadUInt32(), reader.ReadUInt64(), reader.ReadUInt64());

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Id);
        writer.Write(Received);
        writer.Write(Taken);
    }
}
