using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>Releases every key and button that this client holds.</summary>
public readonly record struct ReleaseAll : IMessage<ReleaseAll>
{
    public static MessageType Type => MessageType.ReleaseAll;

    public static int FieldCount => 0;

    public static ReleaseAll Read(ref MessagePackReader reader) => default;

    public void Write(ref MessagePackWriter writer)
    {
    }
}
