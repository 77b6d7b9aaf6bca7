using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>Text that an input method of the near end composed, for the program that has the focus. Ordered among the keys, never dropped.</summary>
/// <param name="Input">The number of this event.</param>
/// <param name="Text">At most <see cref="Limits.CommittedTextBytes"/> of UTF-8; more of it goes into further messages.</param>
public sealed record CommittedText(InputSequence Input, string Text) : IMessage<CommittedText>
{
    public static MessageType Type => MessageType.CommittedText;

    public static int FieldCount => 2;

    public static CommittedText Read(ref MessagePackReader reader) => new(
        new InputSequence(reader.ReadUInt32()),
        reader.ReadString(Limits.CommittedTextBytes));

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Input.Value);
        writer.Write(Text, Limits.CommittedTextBytes);
    }
}
