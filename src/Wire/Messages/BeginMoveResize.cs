using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>The far program asks for its window to be moved or resized by the pointer (_NET_WM_MOVERESIZE).</summary>
/// <param name="Window">The window.</param>
/// <param name="X">Root coordinates of the press, pixels.</param>
/// <param name="Y">Root coordinates, pixels.</param>
/// <param name="Direction">As in the EWMH: 0 to 7 the sides from the top left clockwise, 8 move, 9 and 10 by keyboard, 11 cancel.</param>
/// <param name="Button">The button that was pressed.</param>
public readonly record struct BeginMoveResize(
    WindowId Window,
    int X,
    int Y,
    byte Direction,
    byte Button) : IMessage<BeginMoveResize>
{
    public static MessageType Type => MessageType.BeginMoveResize;

    public static int FieldCount => 5;

    public static BeginMoveResize Read(ref MessagePackReader reader) => new(
        new WindowId(reader.ReadUInt32()),
        reader.ReadInt16(),
        reader.ReadInt16(),
        reader.ReadUInt8(),
        reader.ReadUInt8());

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Window.Value);
        WireFields.WritePosition(ref writer, X);
        WireFields.WritePosition(ref writer, Y);
        writer.Write(Direction);
        writer.Write(Button);
    }
}
