using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>What the near desktop does for far programs; sent when a connection begins and whenever that changes.</summary>
/// <param name="Notifications">Who shows notifications or why nobody does, for a person.</param>
/// <param name="Capabilities">Those of the near notification server: at most <see cref="Limits.NotificationCapabilities"/>; empty where there is none.</param>
/// <param name="Inhibition">How the screen is kept on or why not, for a person.</param>
public sealed record NearServices(string Notifications, IReadOnlyList<string> Capabilities, string Inhibition) : IMessage<NearServices>
{
    public static MessageType Type => MessageType.NearServices;

    public static int FieldCount => 3;

    public static NearServices Read(ref MessagePackReader reader)
    {
        string notifications = reader.ReadString(Limits.NotificationSummaryBytes);
        string[] capabilities = new string[reader.ReadArrayHeader(Limits.NotificationCapabilities)];
        for (int i = 0; i < capabilities.Length; i++)
            capabilities[i] = reader.ReadString(Limits.NotificationNameBytes);
        return new NearServices(notifications, capabilities, reader.ReadString(Limits.NotificationSummaryBytes));
    }

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Notifications, Limits.NotificationSummaryBytes);
        int count = Math.Min(Capabilities.Count, Limits.NotificationCapabilities);
        writer.WriteArrayHeader(count);
        foreach (string capability in Capabilities.Take(count))
            writer.Write(capability, Limits.NotificationNameBytes);
        writer.Write(Inhibition, Limits.NotificationSummaryBytes);
    }
}
