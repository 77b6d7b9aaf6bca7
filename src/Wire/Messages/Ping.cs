using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>Asks for a <see cref="Pong"/>. Sent after a second in which nothing else was.</summary>
/// <param name="Time">The sender's clock, in microseconds.</param>
public readonly record struct Ping(ulong Time) : IMessage<Ping>
{
    public static MessageType Type => MessageType.Ping;

    public static int FieldCount => 1;

    public static Ping Read(ref MessagePackReader reader) => new(reader.ReadUInt64());

    public void Write(ref MessagePackWriter writer) => writer.Write(Time);
}
