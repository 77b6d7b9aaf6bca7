using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>A far program wants a link to be opened at the near end.</summary>
/// <param name="Id">For the answer.</param>
/// <param name="Link">What it gave; the near end alone decides what of it may be opened.</param>
public sealed record OpenLink(uint Id, string Link) : IMessage<OpenLink>
{
    public static MessageType Type => MessageType.OpenLink;

    public static int FieldCount => 2;

    public static OpenLink Read(ref MessagePackReader reader) => new(reader.ReadUInt32(), reader.ReadString(Limits.LinkBytes));

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Id);
        writer.Write(Link, Limits.LinkBytes);
    }
}
