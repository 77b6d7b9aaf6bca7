using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>Properties of a window changed.</summary>
/// <param name="Window">The window.</param>
/// <param name="Properties">Those that changed; the others stay.</param>
public sealed record WindowProperties(WindowId Window, WindowPropertySet Properties) : IMessage<WindowProperties>
{
    public static MessageType Type => MessageType.WindowProperties;

    public static int FieldCount => 2;

    public static WindowProperties Read(ref MessagePackReader reader) => new(
        new WindowId(reader.ReadUInt32()),
        WindowPropertySet.Read(ref reader));

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Window.Value);
        Properties.Write(ref writer);
    }
}
