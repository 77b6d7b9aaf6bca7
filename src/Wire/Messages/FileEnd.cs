using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>No more comes of a file that the near end takes. Goes by channel bulk, behind the last <see cref="FileData"/>.</summary>
/// <param name="Id">Of the <see cref="OpenFile"/>.</param>
/// <param name="Sha256">Of the whole, <see cref="DigestBytes"/>; empty when its sender gave up.</param>
public sealed record FileEnd(uint Id, byte[] Sha256) : IMessage<FileEnd>
{
    /// <summary>The length of a digest.</summary>
    public const int DigestBytes = 32;

    public static MessageType Type => MessageType.FileEnd;

    public static int FieldCount => 2;

    public static FileEnd Read(ref MessagePackReader reader) => new(reader.ReadUInt32(), reader.ReadBin(DigestBytes).ToArray());

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Id);
        writer.WriteBin(Sha256);
    }
}
