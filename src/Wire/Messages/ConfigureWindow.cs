using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>The near window has this place now; the far window shall take it.</summary>
/// <param name="Window">The window.</param>
/// <param name="Serial">Counted by the near end; comes back in <see cref="MoveResizeWindow"/>.</param>
/// <param name="X">Root coordinates of the client area, pixels.</param>
/// <param name="Y">Root coordinates, pixels.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Changed">What the near end decided. The rest is what it last heard, and the far end may know better.</param>
public readonly record struct ConfigureWindow(
    WindowId Window,
    uint Serial,
    int X,
    int Y,
    int Width,
    int Height,
    GeometryParts Changed) : IMessage<ConfigureWindow>
{
    public static MessageType Type => MessageType.ConfigureWindow;

    public static int FieldCount => 7;

    public static ConfigureWindow Read(ref MessagePackReader reader) => new(
        new WindowId(reader.ReadUInt32()),
        reader.ReadUInt32(),
        reader.ReadInt16(),
        reader.ReadInt16(),
        WireFields.ReadSize(ref reader),
        WireFields.ReadSize(ref reader),
        (GeometryParts)reader.ReadUInt8());

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Window.Value);
        writer.Write(Serial);
        WireFields.WritePosition(ref writer, X);
        WireFields.WritePosition(ref writer, Y);
        WireFields.WriteSize(ref writer, Width);
        WireFields.WriteSize(ref writer, Height);
        writer.Write((uint)Changed);
    }
}
