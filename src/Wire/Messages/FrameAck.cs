using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>What became of a frame. Times are the near clock, in microseconds.</summary>
/// <param name="Window">The window.</param>
/// <param name="Frame">The frame that this is about.</param>
/// <param name="Received">When its last byte had arrived.</param>
/// <param name="Decoded">When it was decoded.</param>
/// <param name="Presented">When the X server had it.</param>
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

    public static FrameAck Read(ref MessagePackReader reader) => new(
        new WindowId(reader.ReadUInt32()),
        new FrameId(reader.ReadUInt32()),
        reader.ReadUInt64(),
        reader.ReadUInt64(),
        reader.ReadUInt64(),
        (FrameResult)reader.ReadUInt8());

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Window.Value);
        writer.Write(Frame.Value);
        writer.Write(Received);
        writer.Write(Decoded);
        writer.Write(Presented);
        writer.Write((uint)Result);
    }
}
