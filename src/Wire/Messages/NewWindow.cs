using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>A far window was mapped.</summary>
/// <param name="Window">The window.</param>
/// <param name="X">Root coordinates of the client area, pixels.</param>
/// <param name="Y">Root coordinates of the client area, pixels.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="OverrideRedirect">True for menus and the like, which no window manager touches.</param>
/// <param name="Properties">All that is known.</param>
/// <param name="Serial">The last <see cref="ConfigureWindow"/> that the far end had seen, 0 for none.</param>
public sealed record NewWindow(
    WindowId Window,
    int X,
    int Y,
    int Width,
    int Height,
    bool OverrideRedirect,
    WindowPropertySet Properties,
    uint Serial) : IMessage<NewWindow>
{
    public static MessageType Type => MessageType.NewWindow;

    public static int FieldCount => 8;

    public static NewWindow Read(ref MessagePackReader reader) => new(
        new WindowId(reader.ReadUInt32()),
        reader.ReadInt16(),
        reader.ReadInt16(),
        WireFields.ReadSize(ref reader),
        WireFields.ReadSize(ref reader),
        reader.ReadBool(),
        WindowPropertySet.Read(ref reader),
        reader.ReadUInt32());

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Window.Value);
        WireFields.WritePosition(ref writer, X);
        WireFields.WritePosition(ref writer, Y);
        WireFields.WriteSize(ref writer, Width);
        WireFields.WriteSize(ref writer, Height);
        writer.Write(OverrideRedirect);
        Properties.Write(ref writer);
        writer.Write(Serial);
    }
}
