using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>A program wants its full-screen window to cover these monitors (EWMH _NET_WM_FULLSCREEN_MONITORS).</summary>
/// <param name="Window">The window.</param>
/// <param name="Top">The monitor whose upper edge is the window's; monitors count from 0 as in <see cref="Screen"/>.</param>
/// <param name="Bottom">The monitor of the lower edge.</param>
/// <param name="Left">The monitor of the left edge.</param>
/// <param name="Right">The monitor of the right edge.</param>
public readonly record struct FullScreenMonitors(WindowId Window, byte Top, byte Bottom, byte Left, byte Right) : IMessage<FullScreenMonitors>
{
    public static MessageType Type => MessageType.FullScreenMonitors;

    public static int FieldCount => 5;

    public static FullScreenMonitors Read(ref MessagePackReader reader) => new(
        new WindowId(reader.ReadUInt32()),
        reader.ReadUInt8(),
        reader.ReadUInt8(),
        reader.ReadUInt8(),
        reader.ReadUInt8());

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Window.Value);
        writer.Write((uint)Top);
        writer.Write((uint)Bottom);
        writer.Write((uint)Left);
        writer.Write((uint)Right);
    }
}
