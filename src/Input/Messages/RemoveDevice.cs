using Rdfwd.Wire;
using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Input.Messages;

/// <summary>The device is gone for good: let go of everything it holds and destroy its clone.</summary>
internal readonly record struct RemoveDevice(uint Device) : IMessage<RemoveDevice>
{
    public static MessageType Type => InputMessageType.RemoveDevice;

    public static int FieldCount => 1;

    public static RemoveDevice Read(ref MessagePackReader reader) => new(reader.ReadUInt32());

    public void Write(ref MessagePackWriter writer) => writer.Write(Device);
}
