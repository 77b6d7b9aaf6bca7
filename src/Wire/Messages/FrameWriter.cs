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
        writer.Write(header.DamageTime);
        WireFields.WriteLater(ref writer, header.CaptureTime, header.DamageTime);
        WireFields.WriteLater(ref writer, header.EncodedTime, Math.Max(header.CaptureTime, header.DamageTime));
        writer.WriteArrayHeader(rects.Length);
        long sum = 0;
        var (x, y) = (0, 0);
        foreach (ref readonly var rect in rects)
        {
            var members = rect.Length != 0 ? Frame.RectMembers : rect.Parameter != 0 ? Frame.RectMembers - 1 : Frame.FewestRectMembers;
            writer.WriteArrayHeader(members);
            writer.Write(rect.X - x);
            writer.Write(rect.Y - y);
            writer.Write(rect.Width);
            writer.Write(rect.Height);
            writer.Write((uint)rect.Codec);
            if (members > Frame.FewestRectMembers)
                writer.Write(rect.Parameter);
            if (members == Frame.RectMembers)
                writer.Write(rect.Length);
            (x, y) = (rect.X, rect.Y);
            sum += rect.Length;
        }

        if (sum != dataLength)
            throw new ArgumentException($"The rectangles count {sum} bytes and the data has {dataLength}.", nameof(dataLength));
        writer.WriteBinHeader(dataLength);
    }
}
