using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>A pointer button. Never dropped, never merged.</summary>
/// <param name="Input">The number of this event.</param>
/// <param name="Window">The window under the pointer, or none.</param>
/// <param name="Number">X button, from 1; 4 to 7 are the wheel.</param>
/// <param name="Pressed">False for a release.</param>
/// <param name="X">Relative to the window, pixels.</param>
/// <param name="Y">Relative to the window, pixels.</param>
/// <param name="TimeMs">When, on the near X server's clock, which wraps. Two presses are no nearer to one another at the far end.</param>
public readonly record struct Button(
    InputSequence Input,
    WindowId Window,
    byte Number,
    bool Pressed,
    int X,
    int Y,
    uint TimeMs) : IMessage<Button>
{
    public static MessageType Type => MessageType.Button;

    public static int FieldCount => 7;

    public static Button Read(ref MessagePackReader reader) => new(
        new InputSequence(reader.ReadUInt32()),
        new WindowId(reader.ReadUInt32()),
        reader.ReadUInt8(),
        reader.ReadBool(),
        reader.ReadInt16(),
        reader.ReadInt16(),
        reader.ReadUInt32());

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Input.Value);
        writer.Write(Window.Value);
        writer.Write(Number);
        writer.Write(Pressed);
        WireFields.WritePosition(ref writer, X);
        WireFields.WritePosition(ref writer, Y);
        writer.Write(TimeMs);
    }
}
