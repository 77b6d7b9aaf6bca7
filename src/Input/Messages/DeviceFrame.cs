using Rdfwd.Input.Codes;
using Rdfwd.Wire;
using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Input.Messages;

/// <summary>A frame of events in their order; the SYN_REPORT at its end is implied, other EV_SYN events are in it.</summary>
internal readonly record struct DeviceFrame(uint Device, ReadOnlyMemory<InputEvent> Events) : IMessage<DeviceFrame>
{
    public static MessageType Type => InputMessageType.DeviceFrame;

    public static int FieldCount => 2;

    public static DeviceFrame Read(ref MessagePackReader reader)
    {
        uint device = reader.ReadUInt32();
        InputEvent[] events = new InputEvent[ReadCount(ref reader)];
        ReadEvents(ref reader, events);
        return new(device, events);
    }

    /// <summary>Reads a whole message without allocating. Returns how many events were put into <paramref name="into"/>, which has room for <see cref="InputLimits.FrameEvents"/>.</summary>
    public static int Read(ReadOnlySpan<byte> payload, Span<InputEvent> into, out uint device)
    {
        MessagePackReader reader = new(payload);
        int extra = reader.ReadArrayHeader() - 1 - FieldCount;
        if (extra < 0)
            throw new ProtocolException("A device frame has too few fields.");
        reader.ReadUInt16();
        device = reader.ReadUInt32();
        int count = ReadCount(ref reader);
        ReadEvents(ref reader, into[..count]);
        for (; extra > 0; extra--)
            reader.Skip();
        return reader.Remaining == 0 ? count : throw new ProtocolException("Bytes follow the end of a device frame.");
    }

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Device);
        writer.WriteArrayHeader(Events.Length * 3);
        foreach (InputEvent e in Events.Span)
        {
            writer.Write((uint)e.Type);
            writer.Write((uint)e.Code);
            writer.Write(e.Value);
        }
    }

    private static int ReadCount(ref MessagePackReader reader)
    {
        int values = reader.ReadArrayHeader(InputLimits.FrameEvents * 3);
        return values % 3 == 0 ? values / 3 : throw new ProtocolException($"A device frame has {values} values, which is not a multiple of three.");
    }

    private static void ReadEvents(ref MessagePackReader reader, Span<InputEvent> into)
    {
        foreach (ref InputEvent e in into)
            e = new(reader.ReadUInt16(), reader.ReadUInt16(), reader.ReadInt32());
    }
}
