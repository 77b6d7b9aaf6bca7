using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>Asks the near end which decoder it uses, or would use. The answer is a <see cref="NearDecoder"/>.</summary>
public readonly record struct AskDecoder : IMessage<AskDecoder>
{
    public static MessageType Type => MessageType.AskDecoder;

    public static int FieldCount => 0;

    public static AskDecoder Read(ref MessagePackReader reader) => default;

    public void Write(ref MessagePackWriter writer)
    {
    }
}
