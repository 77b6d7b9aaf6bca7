using Rdfwd.Input.Devices;
using Rdfwd.Wire;
using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Input.Messages;

/// <summary>A device that the receiver shall create.</summary>
/// <param name="Device">The number by which later messages name it; the sender's choice, below <see cref="InputLimits.Devices"/>.</param>
/// <param name="Description">All that the kernel says of it, with its present state.</param>
internal sealed record AddDevice(uint Device, DeviceDescription Description) : IMessage<AddDevice>
{
    public static MessageType Type => InputMessageType.AddDevice;

    public static int FieldCount => 2;

    public static AddDevice Read(ref MessagePackReader reader) => new(reader.ReadUInt32(), DescriptionCodec.Read(ref reader));

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Device);
        DescriptionCodec.Write(ref writer, Description);
    }
}
