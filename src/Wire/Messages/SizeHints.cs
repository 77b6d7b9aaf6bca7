using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>
/// WM_NORMAL_HINTS (ICCCM 4.1.2.3). <see cref="Flags"/> has the bits of the ICCCM and tells which members mean something;
/// sizes are pixels. All members are 0 when the program set no hints.
/// </summary>
public readonly record struct SizeHints(
    uint Flags,
    int MinWidth,
    int MinHeight,
    int MaxWidth,
    int MaxHeight,
    int WidthIncrement,
    int HeightIncrement,
    int BaseWidth,
    int BaseHeight,
    int MinAspectNum,
    int MinAspectDen,
    int MaxAspectNum,
    int MaxAspectDen,
    int Gravity)
{
    private const int Members = 14;

    internal static SizeHints Read(ref MessagePackReader reader)
    {
        var count = reader.ReadArrayHeader();
        if (count < Members)
            throw new ProtocolException($"Size hints have {Members} members and came with {count}.");
        var hints = new SizeHints(
            reader.ReadUInt32(),
            reader.ReadInt32(),
            reader.ReadInt32(),
            reader.ReadInt32(),
            reader.ReadInt32(),
            reader.ReadInt32(),
            reader.ReadInt32(),
            reader.ReadInt32(),
            reader.ReadInt32(),
            reader.ReadInt32(),
            reader.ReadInt32(),
            reader.ReadInt32(),
            reader.ReadInt32(),
            reader.ReadInt32());
        for (; count > Members; count--)
            reader.Skip();
        return hints;
    }

    internal void Write(ref MessagePackWriter writer)
    {
        writer.WriteArrayHeader(Members);
        writer.Write(Flags);
        writer.Write(MinWidth);
        writer.Write(MinHeight);
        writer.Write(MaxWidth);
        writer.Write(MaxHeight);
        writer.Write(WidthIncrement);
        writer.Write(HeightIncrement);
        writer.Write(BaseWidth);
        writer.Write(BaseHeight);
        writer.Write(MinAspectNum);
        writer.Write(MinAspectDen);
        writer.Write(MaxAspectNum);
        writer.Write(MaxAspectDen);
        writer.Write(Gravity);
    }
}
