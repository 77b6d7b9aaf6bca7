using Rdfwd.Wire;
using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Input.Messages;

/// <summary>The clone exists; its node is for people and may be empty.</summary>
internal readonly record struct DeviceCreated(uint Device, string Node) : IMessage<DeviceCreated>
{
    public static MessageType Type => InputMessageType.DeviceCreated;

    public static int FieldCount => 2;

    public static DeviceCreated Read(ref MessagePackReader reader) => new(reader.ReadUInt32(), reader.ReadString(InputLimits.ReasonBytes));

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Device);
        writer.Write(Node, InputLimits.ReasonBytes);
    }
}
