using Rdfwd.Input.Codes;
using Rdfwd.Wire;
using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Input.Messages;

/// <summary>A frame of a single event, which is what a keyboard without scan codes and most mice make. The SYN_REPORT is implied.</summary>
internal readonly record struct DeviceEvent(uint Device, InputEvent Event) : IMessage<DeviceEvent>
{
    public static MessageType Type => InputMessageType.DeviceEvent;

    public static int FieldCount => 4;

    public static DeviceEvent Read(ref MessagePackReader reader) =>
        new(reader.ReadUInt32(), new(reader.ReadUInt16(), reader.ReadUInt16(), reader.ReadInt32()));

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Device);
        writer.Write((uint)Event.Type);
        writer.Write((uint)Event.Code);
        writer.Write(Event.Value);
    }
}
