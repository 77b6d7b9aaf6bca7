using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>Something about the session that the person at the near end should know, such as a program that did not start.</summary>
/// <param name="Text">A clause or two without a full stop.</param>
public sealed record Remark(string Text) : IMessage<Remark>
{
    public static MessageType Type => MessageType.Remark;

    public static int FieldCount => 1;

    public static Remark Read(ref MessagePackReader reader) => new(reader.ReadString(Limits.ReasonBytes));

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Text, Limits.ReasonBytes);
    }
}
