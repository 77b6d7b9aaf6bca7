using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>All windows of the far end, bottom to top. The near end removes what it does not name.</summary>
public sealed record WindowList(WindowId[] Windows) : IMessage<WindowList>
{
    public static MessageType Type => MessageType.WindowList;

    public static int FieldCount => 1;

    public static WindowList Read(ref MessagePackReader reader)
    {
        WindowId[] windows = new WindowId[reader.ReadArrayHeader(Limits.Windows)];
        for (int i = 0; i < windows.Length; i++)
            windows[i] = new WindowId(reader.ReadUInt32());
        return new WindowList(windows);
    }

    public void Write(ref MessagePackWriter writer)
    {
        // The peer would refuse more; those at the bottom are the ones to miss.
        ReadOnlySpan<WindowId> windows = Windows.AsSpan(Math.Max(0, Windows.Length - Limits.Windows));
        writer.WriteArrayHeader(windows.Length);
        foreach (WindowId window in windows)
            writer.Write(window.Value);
    }
}
