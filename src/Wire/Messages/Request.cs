using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>An order or a question within an open connection. Answered by one <see cref="Response"/>.</summary>
/// <param name="Id">Chosen by the asking end; comes back in the answer.</param>
/// <param name="Verb">The command, for example "info".</param>
/// <param name="Arguments">Arguments of the command, each with all of its values.</param>
public sealed record Request(uint Id, string Verb, IReadOnlyDictionary<string, string[]> Arguments) : IMessage<Request>
{
    public static MessageType Type => MessageType.Request;

    public static int FieldCount => 3;

    public static Request Read(ref MessagePackReader reader) => new(
        reader.ReadUInt32(),
        reader.ReadString(Limits.VerbBytes),
        WireFields.ReadOptions(ref reader));

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Id);
        writer.Write(Verb);
        WireFields.WriteOptions(ref writer, Arguments);
    }
}
