using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>The near screen. The far display takes its size.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Dpi">Dots per inch, 0 when unknown.</param>
/// <param name="RefreshMilliHertz">The fastest monitor's refresh rate, 0 when unknown.</param>
/// <param name="Monitors">The primary one first; may be empty.</param>
/// <param name="Workarea">What panels leave free (_NET_WORKAREA).</param>
public sealed record Screen(
    int Width,
    int Height,
    int Dpi,
    uint RefreshMilliHertz,
    IReadOnlyList<ScreenMonitor> Monitors,
    ScreenRectangle Workarea) : IMessage<Screen>
{
    public static MessageType Type => MessageType.Screen;

    public static int FieldCount => 6;

    public static Screen Read(ref MessagePackReader reader) => new(
        WireFields.ReadSize(ref reader),
        WireFields.ReadSize(ref reader),
        reader.ReadUInt16(),
        reader.ReadUInt32(),
        ReadMonitors(ref reader),
        ScreenRectangle.Read(ref reader));

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Width);
        writer.Write(Height);
        writer.Write(Dpi);
        writer.Write(RefreshMilliHertz);
        writer.WriteArrayHeader(Monitors.Count);
        foreach (var monitor in Monitors)
            monitor.Write(ref writer);
        Workarea.Write(ref writer);
    }

    private static ScreenMonitor[] ReadMonitors(ref MessagePackReader reader)
    {
        var monitors = new ScreenMonitor[reader.ReadArrayHeader(Limits.Monitors)];
        for (var i = 0; i < monitors.Length; i++)
            monitors[i] = ScreenMonitor.Read(ref reader);
        return monitors;
    }
}
