using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>The pointer moved. Only the newest of several that wait has to arrive.</summary>
/// <param name="Input">The number of this event.</param>
/// <param name="Window">The window under the pointer, or none.</param>
/// <param name="X">Root coordinates, pixels.</param>
/// <param name="Y">Root coordinates, pixels.</param>
public readonly record struct Motion(InputSequence Input, WindowId Window, int X, int Y) : IMessage<Motion>
{
    public static MessageType Type => MessageType.Motion;

    public static int FieldCount => 4;

    public static Motion Read(ref MessagePackReader reader) => new(
        new InputSequence(reader.ReadUInt32()),
        new WindowId(reader.ReadUInt32()),
        reader.ReadInt16(),
        reader.ReadInt16());

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Input.Value);
        writer.Write(Window.Value);
        WireFields.WritePosition(ref writer, X);
        WireFields.WritePosition(ref writer, Y);
    }
}
