using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>A far program wants a file to be opened at the near end. What comes next is <see cref="FileWanted"/> or <see cref="LinkOpened"/>.</summary>
/// <param name="Id">For the answer and the pieces; unlike that of any <see cref="OpenLink"/>.</param>
/// <param name="Name">The last part of its path; the near end alone decides what it is called there, and what of it may be opened.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Key">The same for the same content: <see cref="Limits.FileKeyBytes"/> hexadecimal digits.</param>
/// <param name="Again">Whether the near end took it over an earlier link, which was lost.</param>
public sealed record OpenFile(uint Id, string Name, ulong Size, string Key, bool Again) : IMessage<OpenFile>
{
    public static MessageType Type => MessageType.OpenFile;

    public static int FieldCount => 5;

    public static OpenFile Read(ref MessagePackReader reader) => new(
        reader.ReadUInt32(),
        reader.ReadString(Limits.NameBytes),
        reader.ReadUInt64(),
        reader.ReadString(Limits.FileKeyBytes),
        reader.ReadBool());

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Id);
        writer.Write(Name, Limits.NameBytes);
        writer.Write(Size);
        writer.Write(Key, Limits.FileKeyBytes);
        writer.Write(Again);
    }
}
