using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>
/// The far program asks for states of its window (EWMH _NET_WM_STATE, ICCCM WM_CHANGE_STATE). Only these are meant: whatever else the near window
/// has meanwhile stays. The near window manager decides, and <see cref="SetWindowState"/> tells what.
/// </summary>
/// <param name="Window">The window.</param>
/// <param name="Action">What to do with them.</param>
/// <param name="States">Which.</param>
public readonly record struct AskWindowState(WindowId Window, StateAction Action, WindowStates States) : IMessage<AskWindowState>
{
    public static MessageType Type => MessageType.AskWindowState;

    public static int FieldCount => 3;

    public static AskWindowState Read(ref MessagePackReader reader) => new(
        new WindowId(reader.ReadUInt32()),
        (StateAction)reader.ReadUInt8(),
        (WindowStates)reader.ReadUInt32());

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Window.Value);
        writer.Write((uint)Action);
        writer.Write((uint)States);
    }
}
