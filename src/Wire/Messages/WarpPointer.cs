using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>A far program moved the pointer, or keeps it inside a window: the near pointer is to move by as much.</summary>
/// <param name="Serial">Counted by the far end for each connection; <see cref="PointerWarped"/> repeats it.</param>
/// <param name="Dx">Pixels to the right.</param>
/// <param name="Dy">Pixels down.</param>
public readonly record struct WarpPointer(uint Serial, int Dx, int Dy) : IMessage<WarpPointer>
{
    public static MessageType Type => MessageType.WarpPointer;

    public static int FieldCount => 3;

    public static WarpPointer Read(ref MessagePackReader reader) => new(reader.ReadUInt32(), reader.ReadInt16(), reader.ReadInt16());

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Serial);
        WireFields.WritePosition(ref writer, Dx);
        WireFields.WritePosition(ref writer, Dy);
    }
}
