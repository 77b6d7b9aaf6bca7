using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>Whether far programs want the screen to stay on (org.freedesktop.ScreenSaver, Inhibit).</summary>
/// <param name="On">Whether one of them does.</param>
/// <param name="Why">The program and its reason, for a person.</param>
public sealed record Inhibit(bool On, string Why) : IMessage<Inhibit>
{
    public static MessageType Type => MessageType.Inhibit;

    public static int FieldCount => 2;

    public static Inhibit Read(ref MessagePackReader reader) => new(reader.ReadBool(), reader.ReadString(Limits.NotificationSummaryBytes));

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(On);
        writer.Write(Why, Limits.NotificationSummaryBytes);
    }
}
