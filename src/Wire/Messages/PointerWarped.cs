using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>
/// The near pointer has moved as <see cref="WarpPointer"/> asked, or will not: places that follow are told as the near pointer
/// is, those before are not.
/// </summary>
/// <param name="Serial">That of the last <see cref="WarpPointer"/> that was dealt with.</param>
public readonly record struct PointerWarped(uint Serial) : IMessage<PointerWarped>
{
    public static MessageType Type => MessageType.PointerWarped;

    public static int FieldCount => 1;

    public static PointerWarped Read(ref MessagePackReader reader) => new(reader.ReadUInt32());

    public void Write(ref MessagePackWriter writer) => writer.Write(Serial);
}
