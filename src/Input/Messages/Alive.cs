using Rdfwd.Wire;
using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Input.Messages;

/// <summary>Sent four times in every <paramref name="SilenceMs"/>, so that the receiver notices a link that stands still.</summary>
/// <param name="SilenceMs">After so many milliseconds without a message the receiver lets go of everything.</param>
/// <param name="TimeUs">The sender's monotonic clock; tells a backlog that arrives late from news.</param>
internal readonly record struct Alive(uint SilenceMs, ulong TimeUs) : IMessage<Alive>
{
    public static MessageType Type => InputMessageType.Alive;

    public static int FieldCount => 2;

    public static Alive Read(ref MessagePackReader reader) => new(reader.ReadUInt32(), reader.ReadUInt64());

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(SilenceMs);
        writer.Write(TimeUs);
    }
}
