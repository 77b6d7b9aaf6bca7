using Rdfwd.Wire;
using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Input.Messages;

/// <summary>The device cannot be created; the reason is one sentence.</summary>
internal readonly record struct DeviceRefused(uint Device, string Reason) : IMessage<DeviceRefused>
{
    public static MessageType Type => InputMessageType.DeviceRefused;

    public static int FieldCount => 2;

    public static DeviceRefused Read(ref MessagePackReader reader) => new(reader.ReadUInt32(), reader.ReadString(InputLimits.ReasonBytes));

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Device);
        writer.Write(Reason, InputLimits.ReasonBytes);
    }
}
