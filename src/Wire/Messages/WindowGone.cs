using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>The far window was unmapped or destroyed.</summary>
public readonly record struct WindowGone(WindowId Window) : IMessage<WindowGone>
{
    public static MessageType Type => MessageType.WindowGone;

    public static int FieldCount => 1;

    public static WindowGone Read(ref MessagePackReader reader) => new(new WindowId(reader.ReadUInt32()));

    public void Write(ref MessagePackWriter writer) => writer.Write(Window.Value);
}
