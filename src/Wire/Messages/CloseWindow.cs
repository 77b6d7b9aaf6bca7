using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>The user asked the near window to close.</summary>
public readonly record struct CloseWindow(WindowId Window) : IMessage<CloseWindow>
{
    public static MessageType Type => MessageType.CloseWindow;

    public static int FieldCount => 1;

    public static CloseWindow Read(ref MessagePackReader reader) => new(new WindowId(reader.ReadUInt32()));

    public void Write(ref MessagePackWriter writer) => writer.Write(Window.Value);
}
