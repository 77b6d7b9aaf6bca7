using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>The near window has these states now.</summary>
/// <param name="Window">The window.</param>
/// <param name="States">All of the states, not only those that changed.</param>
public readonly record struct SetWindowState(WindowId Window, WindowStates States) : IMessage<SetWindowState>
{
    public static MessageType Type => MessageType.SetWindowState;

    public static int FieldCount => 2;

    public static SetWindowState Read(ref MessagePackReader reader) => new(
        new WindowId(reader.ReadUInt32()),
        (WindowStates)reader.ReadUInt32());

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Window.Value);
        writer.Write((uint)States);
    }
}
