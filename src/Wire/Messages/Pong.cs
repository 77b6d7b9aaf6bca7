using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>The answer to a <see cref="Ping"/>.</summary>
/// <param name="Time">The time of the ping, unchanged.</param>
/// <param name="Now">The answering end's own clock, in microseconds.</param>
public readonly record struct Pong(ulong Time, ulong Now) : IMessage<Pong>
{
    public static MessageType Type => MessageType.Pong;

    public static int FieldCount => 2;

    public static Pong Read(ref MessagePackReader reader) => new(
        reader.ReadUInt64(),
        reader.ReadUInt64());

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Time);
        writer.Write(Now);
    }
}
