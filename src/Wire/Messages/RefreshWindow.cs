using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>Asks for the whole window, exact.</summary>
public readonly record struct RefreshWindow(WindowId Window) : IMessage<RefreshWindow>
{
    public static MessageType Type => MessageType.RefreshWindow;

    public static int FieldCount => 1;

    public static RefreshWindow Read(ref MessagePackReader reader) => new(new WindowId(reader.ReadUInt32()));

    public void Write(ref MessagePackWriter writer) => writer.Write(Window.Value);
}
