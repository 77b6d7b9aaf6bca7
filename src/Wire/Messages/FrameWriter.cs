using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>Writes everything of a frame except its data, which follows without being copied.</summary>
public static class FrameWriter
{
    /// <summary>
    /// Appends the message up to the header of its last bin. The sum of the rectangles' lengths must be
    /// <paramref name="dataLength"/>; else <see cref="ArgumentException"/>.
    /// </summary>
    public static void Write(
        PooledBuffer head,
        in FrameHeader header,
        ReadOnlySpan<FrameRect> rects,
        int dataLength)
    {
        if (rects.Length > Limits.FrameRects)
            throw new ArgumentException($"{rects.Length} rectangles are more than the {Limits.FrameRects} allowed.", nameof(rects));
        var writer = new MessagePackWriter(head);
        writer.WriteArrayHeader(1 + Frame.FieldCount);
        writer.Write((uint)MessageType.Frame);
        writer.Write(header.Window.Value);
        writer.Write(header.Frame.Value);
        writer.Write(header.Width);
        writer.Write(header.Height);
        writer.Write(header.Input.Value);
        writer.Write((uint)header.Flags);
        writer.WriteArrayHeader(3);
        writer.Write(header.DamageTime);
        writer.Write(header.CaptureTime);
        writer.Write(header.EncodedTime);
        writer.WriteArrayHeader(rects.Length);
        long sum = 0;
        foreach (ref readonly var rect in rects)
        {
            writer.WriteArrayHeader(Frame.RectMembers);
            writer.Write(rect.X);
            writer.Write(rect.Y);
            writer.Write(rect.Width);
            writer.Write(rect.Height);
            writer.Write((uint)rect.Codec);
            writer.Write(rect.Parameter);
            writer.Write(rect.Length);
            sum += rect.Length;
        }

        if (sum != dataLength)
            throw new ArgumentException($"The rectangles count {sum} bytes and the data has {dataLength}.", nameof(dataLength));
        writer.WriteBinHeader(dataLength);
    }
}
