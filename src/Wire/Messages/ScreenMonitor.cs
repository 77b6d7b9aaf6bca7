using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>A monitor of the near screen.</summary>
/// <param name="X">Place in the near screen, pixels.</param>
/// <param name="Y">Place in the near screen, pixels.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="WidthMm">Millimetres, 0 when unknown.</param>
/// <param name="HeightMm">Millimetres, 0 when unknown.</param>
/// <param name="Name">RandR's name of the output, for example "DP-1".</param>
public sealed record ScreenMonitor(int X, int Y, int Width, int Height, int WidthMm, int HeightMm, string Name)
{
    private const int Members = 7;

    internal static ScreenMonitor Read(ref MessagePackReader reader)
    {
        var count = reader.ReadArrayHeader();
        if (count < Members)
            throw new ProtocolException($"A monitor has {Members} members and came with {count}.");
        var monitor = new ScreenMonitor(
            reader.ReadInt16(),
            reader.ReadInt16(),
            WireFields.ReadSize(ref reader),
            WireFields.ReadSize(ref reader),
            reader.ReadUInt16(),
            reader.ReadUInt16(),
            reader.ReadString(Limits.NameBytes));
        for (; count > Members; count--)
            reader.Skip();
        return monitor;
    }

    internal void Write(ref MessagePackWriter writer)
    {
        writer.WriteArrayHeader(Members);
        writer.Write(X);
        writer.Write(Y);
        writer.Write(Width);
        writer.Write(Height);
        writer.Write(WidthMm);
        writer.Write(HeightMm);
        writer.Write(Name, Limits.NameBytes);
    }
}
