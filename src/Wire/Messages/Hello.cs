using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>The first message of each end: which protocol and which program it speaks.</summary>
/// <param name="Major">The version whose ends understand each other; another one is refused.</param>
/// <param name="Minor">Counts additions that older ends skip.</param>
/// <param name="Program">Program and version, for people: "rdfwd 0.1.0".</param>
/// <param name="Role">What this end is: see <see cref="Roles"/>.</param>
/// <param name="Capabilities">Names and values that both ends may ignore.</param>
public sealed record Hello(
    uint Major,
    uint Minor,
    string Program,
    string Role,
    IReadOnlyDictionary<string, string> Capabilities) : IMessage<Hello>
{
    public static MessageType Type => MessageType.Hello;

    public static int FieldCount => 5;

    public static Hello Read(ref MessagePackReader reader) => new(
        reader.ReadUInt32(),
        reader.ReadUInt32(),
        reader.ReadString(Limits.ProgramBytes),
        reader.ReadString(Limits.RoleBytes),
        WireFields.ReadCapabilities(ref reader));

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Major);
        writer.Write(Minor);
        writer.Write(Program, Limits.ProgramBytes);
        writer.Write(Role, Limits.RoleBytes);
        WireFields.WriteCapabilities(ref writer, Capabilities);
    }
}
