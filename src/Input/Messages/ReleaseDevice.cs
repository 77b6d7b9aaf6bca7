using Rdfwd.Wire;
using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Input.Messages;

/// <summary>Let go of everything that the device holds; its clone stays.</summary>
internal readonly record struct ReleaseDevice(uint Device) : IMessage<ReleaseDevice>
{
    public static MessageType Type => InputMessageType.ReleaseDevice;

    public static int FieldCount => 1;

    public static ReleaseDevice Read(ref MessagePackReader reader) => new(reader.ReadUInt32());

    public void Write(ref MessagePackWriter writer) => writer.Write(Device);
}
