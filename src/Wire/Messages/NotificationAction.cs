using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>A person chose an action of a notification.</summary>
/// <param name="Id">Of the <see cref="Notification"/>.</param>
/// <param name="Key">Of the action.</param>
public sealed record NotificationAction(uint Id, string Key) : IMessage<NotificationAction>
{
    public static MessageType Type => MessageType.NotificationAction;

    public static int FieldCount => 2;

    public static NotificationAction Read(ref MessagePackReader reader) => new(reader.ReadUInt32(), reader.ReadString(Limits.NotificationNameBytes));

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Id);
        writer.Write(Key, Limits.NotificationNameBytes);
    }
}
