using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>What the near end wants of the far end; the second message.</summary>
/// <param name="Verb">The command, for example "start", "attach", "list".</param>
/// <param name="Target">A display (":7"), a session's name, or empty for the only one.</param>
/// <param name="Options">Options of the command, each with all of its values.</param>
public sealed record Open(string Verb, string Target, IReadOnlyDictionary<string, string[]> Options) : IMessage<Open>
{
    public static MessageType Type => MessageType.Open;

    public static int FieldCount => 3;

    public static Open Read(ref MessagePackReader reader) => new(
        reader.ReadString(Limits.VerbBytes),
        reader.ReadString(Limits.TargetBytes),
        WireFields.ReadOptions(ref reader));

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Verb);
        writer.Write(Target);
        WireFields.WriteOptions(ref writer, Options);
    }
}
