namespace Rdfwd.Wire;

/// <summary>
/// A whole message from the peer. Its bytes are borrowed from the connection: they are valid until the next message is
/// asked for or more bytes are read.
/// </summary>
public readonly ref struct IncomingMessage
{
    internal IncomingMessage(Channel channel, MessageType type, ReadOnlyMemory<byte> payload)
    {
        Channel = channel;
        Type = type;
        PayloadMemory = payload;
    }

    public Channel Channel { get; }

    /// <summary>May be a number that <see cref="MessageType"/> does not name; such a message is skipped.</summary>
    public MessageType Type { get; }

    /// <summary>The whole message: the MessagePack array with its type. Borrowed.</summary>
    public ReadOnlySpan<byte> Payload => PayloadMemory.Span;

    internal ReadOnlyMemory<byte> PayloadMemory { get; }

    /// <summary>Reads the message. Throws <see cref="ProtocolException"/> when it is not a well-formed <typeparamref name="T"/>.</summary>
    public T Read<T>()
        where T : IMessage<T> => MessageCodec.Read<T>(Payload);
}
