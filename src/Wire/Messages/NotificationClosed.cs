using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>A notification is gone. From far to near: the program took it back. From near to far: it is shown no more.</summary>
/// <param name="Id">Of the <see cref="Notification"/>.</param>
/// <param name="Reason">1 its time passed, 2 a person dismissed it, 3 the program closed it, 4 anything else.</param>
public readonly record struct NotificationClosed(uint Id, byte Reason) : IMessage<NotificationClosed>
{
    public static MessageType Type => MessageType.NotificationClosed;

    public static int FieldCount => 2;

    public static NotificationClosed Read(ref MessagePackReader reader) => new(reader.ReadUInt32(), reader.ReadUInt8());

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Id);
        writer.Write((uint)Reason);
    }
}
