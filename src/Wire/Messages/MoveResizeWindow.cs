using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>The far window has this place now.</summary>
/// <param name="Window">The window.</param>
/// <param name="Serial">The last <see cref="ConfigureWindow"/> that the far end had seen.</param>
/// <param name="X">Root coordinates, pixels.</param>
/// <param name="Y">Root coordinates, pixels.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Changed">What the program itself asked for.</param>
public readonly record struct MoveResizeWindow(
    WindowId Window,
    uint Serial,
    int X,
    int Y,
    int Width,
    int Height,
    GeometryParts Changed) : IMessage<MoveResizeWindow>
{
    public static MessageType Type => MessageType.MoveResizeWindow;

    public static int FieldCount => 7;

    public static MoveResizeWindow Read(ref MessagePackReader reader) => new(
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
