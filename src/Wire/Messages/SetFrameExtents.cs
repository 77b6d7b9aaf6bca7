using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>What the near window manager puts around the window, in pixels (_NET_FRAME_EXTENTS).</summary>
/// <param name="Window">The window.</param>
/// <param name="Left">Pixels.</param>
/// <param name="Right">Pixels.</param>
/// <param name="Top">Pixels.</param>
/// <param name="Bottom">Pixels.</param>
public readonly record struct SetFrameExtents(
    WindowId Window,
    int Left,
    int Right,
    int Top,
    int Bottom) : IMessage<SetFrameExtents>
{
    public static MessageType Type => MessageType.SetFrameExtents;

    public static int FieldCount => 5;

    public static SetFrameExtents Read(ref MessagePackReader reader) => new(
        new WindowId(reader.ReadUInt32()),
        reader.ReadUInt16(),
        reader.ReadUInt16(),
        reader.ReadUInt16(),
        reader.ReadUInt16());

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Window.Value);
        writer.Write(Left);
        writer.Write(Right);
        writer.Write(Top);
        writer.Write(Bottom);
    }
}
