using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>The end that asked for content wants no more of it.</summary>
/// <param name="Id">Of the <see cref="ClipboardGet"/>.</param>
public readonly record struct ClipboardCancel(uint Id) : IMessage<ClipboardCancel>
{
    public static MessageType Type => MessageType.ClipboardCancel;

    public static int FieldCount => 1;

    public static ClipboardCancel Read(ref MessagePackReader reader) => new(reader.ReadUInt32());

    public void Write(ref MessagePackWriter writer) => writer.Write(Id);
}
