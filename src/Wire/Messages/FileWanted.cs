using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>The near end takes the file of an <see cref="OpenFile"/>.</summary>
/// <param name="Id">Of the <see cref="OpenFile"/>.</param>
/// <param name="Offset">Bytes that it has from an earlier attempt.</param>
public readonly record struct FileWanted(uint Id, ulong Offset) : IMessage<FileWanted>
{
    public static MessageType Type => MessageType.FileWanted;

    public static int FieldCount => 2;

    public static FileWanted Read(ref MessagePackReader reader) => new(reader.ReadUInt32(), reader.ReadUInt64());

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Id);
        writer.Write(Offset);
    }
}
