using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>The last message of a connection: why it ends.</summary>
/// <param name="Reason">Numbers that are not in the enumeration mean "ended".</param>
/// <param name="Message">One or two sentences for a person; may be empty.</param>
public sealed record Bye(DisconnectReason Reason, string Message) : IMessage<Bye>
{
    public static MessageType Type => MessageType.Bye;

    public static int FieldCount => 2;

    public static Bye Read(ref MessagePackReader reader) => new(
        (DisconnectReason)reader.ReadUInt32(),
        reader.ReadString(Limits.ReasonBytes));

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write((uint)Reason);
        writer.Write(Message, Limits.ReasonBytes);
    }
}
