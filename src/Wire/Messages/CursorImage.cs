using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>The cursor of the far display changed. Goes by channel cursor.</summary>
/// <param name="Serial">The X server's serial of the picture; the same serial is the same picture.</param>
/// <param name="Name">The cursor's name, or empty.</param>
/// <param name="HotX">The hot spot, pixels from the left.</param>
/// <param name="HotY">The hot spot, pixels from the top.</param>
/// <param name="Width">Pixels, at most <see cref="Limits.CursorSizePx"/>.</param>
/// <param name="Height">Pixels, at most <see cref="Limits.CursorSizePx"/>.</param>
/// <param name="Pixels">Width × height × 4 bytes: B, G, R, A, premultiplied; empty when the serial was sent before.</param>
/// <param name="Window">The top-level window under the pointer, or none.</param>
public sealed record CursorImage(uint Serial, string Name, int HotX, int HotY, int Width, int Height, byte[] Pixels, WindowId Window)
    : IMessage<CursorImage>
{
    public static MessageType Type => MessageType.CursorImage;

    public static int FieldCount => 8;

    public static CursorImage Read(ref MessagePackReader reader)
    {
        var image = new CursorImage(
            reader.ReadUInt32(),
            reader.ReadString(Limits.NameBytes),
            reader.ReadUInt16(),
            reader.ReadUInt16(),
            reader.ReadUInt16(),
            reader.ReadUInt16(),
            reader.ReadBin(Limits.CursorSizePx * Limits.CursorSizePx * 4).ToArray(),
            new WindowId(reader.ReadUInt32()));
        if (image.Width > Limits.CursorSizePx || image.Height > Limits.CursorSizePx)
        {
            throw new ProtocolException(
                $"A cursor of {image.Width}x{image.Height} is larger than the {Limits.CursorSizePx} pixels allowed.");
        }

        if (image.Pixels.Length != 0 && image.Pixels.Length != image.Width * image.Height * 4)
            throw new ProtocolException($"A cursor of {image.Width}x{image.Height} came with {image.Pixels.Length} bytes.");
        return image;
    }

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Serial);
        writer.Write(Name, Limits.NameBytes);
        writer.Write(HotX);
        writer.Write(HotY);
        writer.Write(Width);
        writer.Write(Height);
        writer.WriteBin(Pixels);
        writer.Write(Window.Value);
    }
}
