using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>The near window was raised to the top.</summary>
public readonly record struct RaiseWindow(WindowId Window) : IMessage<RaiseWindow>
{
    public static MessageType Type => MessageType.RaiseWindow;

    public static int FieldCount => 1;

    public static RaiseWindow Read(ref MessagePackReader reader) => new(new WindowId(reader.ReadUInt32()));

    public void Write(ref MessagePackWriter writer) => writer.Write(Window.Value);
}
