using Rdfwd.Wire;
using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Input.Messages;

/// <summary>An effect of the clone was erased.</summary>
internal readonly record struct EraseEffect(uint Device, int Effect) : IMessage<EraseEffect>
{
    public static MessageType Type => InputMessageType.EraseEffect;

    public static int FieldCount => 2;

    public static EraseEffect Read(ref MessagePackReader reader) => new(reader.ReadUInt32(), reader.ReadInt32());

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Device);
        writer.Write(Effect);
    }
}
