using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>What became of a link or file.</summary>
/// <param name="Id">Of the <see cref="OpenLink"/> or <see cref="OpenFile"/>.</param>
/// <param name="Outcome">What happened.</param>
/// <param name="Reason">For a person, or empty.</param>
public sealed record LinkOpened(uint Id, LinkOutcome Outcome, string Reason) : IMessage<LinkOpened>
{
    public static MessageType Type => MessageType.LinkOpened;

    public static int FieldCount => 3;

    public static LinkOpened Read(ref MessagePackReader reader) => new(
        reader.ReadUInt32(),
        (LinkOutcome)reader.ReadUInt8(),
        reader.ReadString(Limits.NotificationSummaryBytes));

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Id);
        writer.Write((uint)Outcome);
        writer.Write(Reason, Limits.NotificationSummaryBytes);
    }
}
