using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>The near window that has the keyboard.</summary>
/// <param name="Window">None when no window of the session has it.</param>
public readonly record struct Focus(WindowId Window) : IMessage<Focus>
{
    public static MessageType Type => MessageType.Focus;

    public static int FieldCount => 1;

    public static Focus Read(ref MessagePackReader reader) => new(new WindowId(reader.ReadUInt32()));

    public void Write(ref MessagePackWriter writer) => writer.Write(Window.Value);
}
