using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>The far program asks for its window to be active (_NET_ACTIVE_WINDOW).</summary>
public readonly record struct ActivateWindow(WindowId Window) : IMessage<ActivateWindow>
{
    public static MessageType Type => MessageType.ActivateWindow;

    public static int FieldCount => 1;

    public static ActivateWindow Read(ref MessagePackReader reader) => new(new WindowId(reader.ReadUInt32()));

    public void Write(ref MessagePackWriter writer) => writer.Write(Window.Value);
}
