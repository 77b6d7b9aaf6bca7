using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>How far the receiver of a file is; the sender paces itself by it.</summary>
/// <param name="Id">The id of the request or <see cref="OpenFile"/> that began it.</param>
/// <param name="Written">Bytes of the file that are written.</param>
/// <param name="Good">False when no more can be taken; the answer to <c>send-end</c> or <see cref="FileEnd"/> says why.</param>
public readonly record struct FileAck(uint Id, ulong Written, bool Good) : IMessage<FileAck>
{
    public static MessageType Type => MessageType.FileAck;

    public static int FieldCount => 3;

    public static FileAck Read(ref MessagePackReader reader) => new(reader.ReadUInt32(), reader.ReadUInt64(), reader.ReadBool());

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Id);
        writer.Write(Written);
        writer.Write(Good);
    }
}
