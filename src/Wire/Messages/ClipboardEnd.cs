using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>The end of a transfer, from the end that has the content. Goes by channel bulk, behind the content.</summary>
/// <param name="Id">Of the <see cref="ClipboardGet"/>.</param>
/// <param name="Outcome">How it ended.</param>
public readonly record struct ClipboardEnd(uint Id, ClipboardOutcome Outcome) : IMessage<ClipboardEnd>
{
    public static MessageType Type => MessageType.ClipboardEnd;

    public static int FieldCount => 2;

    public static ClipboardEnd Read(ref MessagePackReader reader) => new(reader.ReadUInt32(), (ClipboardOutcome)reader.ReadUInt8());

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Id);
        writer.Write((uint)Outcome);
    }
}
