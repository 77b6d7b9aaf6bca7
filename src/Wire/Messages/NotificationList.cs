using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>The notifications that are open at the far end when a connection begins; all others are gone.</summary>
/// <param name="Ids">At most <see cref="Limits.Notifications"/>.</param>
public sealed record NotificationList(IReadOnlyList<uint> Ids) : IMessage<NotificationList>
{
    public static MessageType Type => MessageType.NotificationList;

    public static int FieldCount => 1;

    public static NotificationList Read(ref MessagePackReader reader)
    {
        uint[] ids = new uint[reader.ReadArrayHeader(Limits.Notifications)];
        for (int i = 0; i < ids.Length; i++)
            ids[i] = reader.ReadUInt32();
        return new NotificationList(ids);
    }

    public void Write(ref MessagePackWriter writer)
    {
        writer.WriteArrayHeader(Ids.Count);
        foreach (uint id in Ids)
            writer.Write(id);
    }
}
