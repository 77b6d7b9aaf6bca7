using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>What became of a frame. Times are the near clock, in microseconds.</summary>
/// <param name="Window">The window.</param>
/// <param name="Frame">The frame that this is about.</param>
/// <param name="Received">When its last byte had arrived.</param>
/// <param name="Decoded">When it was decoded; crosses the wire as no earlier than received.</param>
/// <param name="Presented">When the X server had it; crosses the wire as no earlier than decoded.</param>
/// <param name="Result">Shown, skipped, or not decodable.</param>
public readonly record struct FrameAck(
    WindowId Window,
    FrameId Frame,
    ulong Received,
    ulong Decoded,
    ulong Presented,
    FrameResult Result) : IMessage<FrameAck>
{
    public static MessageType Type => MessageType.FrameAck;

    public static int FieldCount => 6;

    public static FrameAck Read(ref MessagePackReader reader)
    {
        var window = new WindowId(reader.ReadUInt32());
        var frame = new FrameId(reader.ReadUInt32());
        var received = reader.ReadUInt64();
        var decoded = WireFields.ReadLater(ref reader, received);
        var presented = WireFields.ReadLater(ref reader, decoded);
        return new FrameAck(window, frame, received, decoded, presented, (FrameResult)reader.ReadUInt8());
    }

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Window.Value);
        writer.Write(Frame.Value);
        writer.Write(Received);
        WireFields.WriteLater(ref writer, Decoded, Received);
        WireFields.WriteLater(ref writer, Presented, Math.Max(Decoded, Received));
        writer.Write((uint)Result);
    }
}
