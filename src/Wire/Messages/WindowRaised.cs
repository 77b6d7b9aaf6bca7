using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>The far window was raised by its program.</summary>
public readonly record struct WindowRaised(WindowId Window) : IMessage<WindowRaised>
{
    public static MessageType Type => MessageType.WindowRaised;

    public static int FieldCount => 1;

    public static WindowRaised Read(ref MessagePackReader reader) => new(new WindowId(reader.ReadUInt32()));

    public void Write(ref MessagePackWriter writer) => writer.Write(Window.Value);
}
