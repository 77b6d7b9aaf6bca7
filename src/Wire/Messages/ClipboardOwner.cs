using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>A program at the sender's end took a selection, or nobody there has it any more. No content.</summary>
/// <param name="Selection">Which one.</param>
/// <param name="Serial">Counted by the sender on this connection for each selection, from 1; 0 when no program there owns it.</param>
/// <param name="Seen">The last serial of the other end that the sender had seen: tells which of two came later.</param>
public readonly record struct ClipboardOwner(ClipboardSelection Selection, uint Serial, uint Seen) : IMessage<ClipboardOwner>
{
    public static MessageType Type => MessageType.ClipboardOwner;

    public static int FieldCount => 3;

    public static ClipboardOwner Read(ref MessagePackReader reader) =>
        new((ClipboardSelection)reader.ReadUInt8(), reader.ReadUInt32(), reader.ReadUInt32());

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write((uint)Selection);
        writer.Write(Serial);
        writer.Write(Seen);
    }
}
