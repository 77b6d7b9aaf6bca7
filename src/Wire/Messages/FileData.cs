using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>The next bytes of a file that the other end agreed to take. Goes by channel bulk.</summary>
/// <param name="Id">The id of the request or <see cref="OpenFile"/> that began it.</param>
/// <param name="Offset">Where these bytes begin in the file.</param>
/// <param name="Data">At most <see cref="Limits.FilePieceBytes"/>.</param>
public sealed record FileData(uint Id, ulong Offset, byte[] Data) : IMessage<FileData>
{
    public static MessageType Type => MessageType.FileData;

    public static int FieldCount => 3;

    public static FileData Read(ref MessagePackReader reader) =>
        new(reader.ReadUInt32(), reader.ReadUInt64(), reader.ReadBin(Limits.FilePieceBytes).ToArray());

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Id);
        writer.Write(Offset);
        writer.WriteBin(Data);
    }
}
