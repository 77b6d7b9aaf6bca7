using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>A far program tells its user something (Desktop Notifications Specification 1.2, Notify). One with an id that is open replaces it.</summary>
/// <param name="Id">The far end's, not 0.</param>
/// <param name="Program">The program's name for itself, or empty.</param>
/// <param name="Summary">One line, plain text.</param>
/// <param name="Body">May have markup.</param>
/// <param name="Actions">What a person may choose: at most <see cref="Limits.NotificationActions"/>.</param>
/// <param name="Urgency">0 low, 1 normal, 2 critical.</param>
/// <param name="TimeoutMs">Milliseconds until it goes by itself; 0 never, -1 as the near end thinks best.</param>
/// <param name="Flags">What else it wants.</param>
/// <param name="Category">As in the specification, or empty.</param>
/// <param name="Icon">The name of an icon in a theme, or empty.</param>
/// <param name="Image">A picture, or null; travels as [0, 0, empty].</param>
public sealed record Notification(
    uint Id,
    string Program,
    string Summary,
    string Body,
    IReadOnlyList<NotificationChoice> Actions,
    byte Urgency,
    int TimeoutMs,
    NotificationFlags Flags,
    string Category,
    string Icon,
    NotificationImage? Image) : IMessage<Notification>
{
    public static MessageType Type => MessageType.Notification;

    public static int FieldCount => 11;

    public static Notification Read(ref MessagePackReader reader) => new(
        reader.ReadUInt32(),
        reader.ReadString(Limits.NotificationNameBytes),
        reader.ReadString(Limits.NotificationSummaryBytes),
        reader.ReadString(Limits.NotificationBodyBytes),
        ReadActions(ref reader),
        Math.Min(reader.ReadUInt8(), (byte)2),
        Math.Max(reader.ReadInt32(), -1),
        (NotificationFlags)reader.ReadUInt8(),
        reader.ReadString(Limits.NotificationNameBytes),
        reader.ReadString(Limits.NotificationNameBytes),
        ReadImage(ref reader));

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Id);
        writer.Write(Program, Limits.NotificationNameBytes);
        writer.Write(Summary, Limits.NotificationSummaryBytes);
        writer.Write(Body, Limits.NotificationBodyBytes);
        int actions = Math.Min(Actions.Count, Limits.NotificationActions);
        writer.WriteArrayHeader(actions);
        foreach (NotificationChoice action in Actions.Take(actions))
        {
            writer.WriteArrayHeader(2);
            writer.Write(action.Key, Limits.NotificationNameBytes);
            writer.Write(action.Label, Limits.NotificationNameBytes);
        }

        writer.Write((uint)Urgency);
        writer.Write(TimeoutMs);
        writer.Write((uint)Flags);
        writer.Write(Category, Limits.NotificationNameBytes);
        writer.Write(Icon, Limits.NotificationNameBytes);
        writer.WriteArrayHeader(3);
        writer.Write(Image?.Width ?? 0);
        writer.Write(Image?.Height ?? 0);
        writer.WriteBin(Image is null ? [] : Image.Pixels);
    }

    private static NotificationChoice[] ReadActions(ref MessagePackReader reader)
    {
        NotificationChoice[] actions = new NotificationChoice[reader.ReadArrayHeader(Limits.NotificationActions)];
        for (int i = 0; i < actions.Length; i++)
        {
            int fields = reader.ReadArrayHeader(2);
            if (fields != 2)
                throw new ProtocolException($"An action of a notification has {fields} fields.");
            actions[i] = new NotificationChoice(reader.ReadString(Limits.NotificationNameBytes), reader.ReadString(Limits.NotificationNameBytes));
        }

        return actions;
    }

    private static NotificationImage? ReadImage(ref MessagePackReader reader)
    {
        int fields = reader.ReadArrayHeader(3);
        if (fields != 3)
            throw new ProtocolException($"The picture of a notification has {fields} fields.");
        int width = reader.ReadUInt16();
        int height = reader.ReadUInt16();
        if (width > Limits.NotificationImagePx || height > Limits.NotificationImagePx)
            throw new ProtocolException($"The picture of a notification has {width} x {height} pixels.");
        ReadOnlySpan<byte> pixels = reader.ReadBin(Limits.NotificationImagePx * Limits.NotificationImagePx * 4);
        if (pixels.Length != width * height * 4)
            throw new ProtocolException($"The picture of a notification has {pixels.Length} bytes for {width} x {height} pixels.");
        return pixels.Length == 0 ? null : new NotificationImage(width, height, pixels.ToArray());
    }
}
