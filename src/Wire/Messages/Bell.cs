using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>The far keyboard bell rang.</summary>
/// <param name="Percent">-100 to 100, as XBell.</param>
/// <param name="Pitch">Hertz.</param>
/// <param name="DurationMs">Milliseconds.</param>
public readonly record struct Bell(int Percent, int Pitch, int DurationMs) : IMessage<Bell>
{
    public static MessageType Type => MessageType.Bell;

    public static int FieldCount => 3;

    public static Bell Read(ref MessagePackReader reader) => new(
        reader.ReadInt8(),
        reader.ReadUInt16(),
        reader.ReadUInt16());

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Percent);
        writer.Write(Pitch);
        writer.Write(DurationMs);
    }
}
