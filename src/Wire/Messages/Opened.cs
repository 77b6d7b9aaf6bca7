using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>The answer to <see cref="Open"/>: the session that serves this connection from now on.</summary>
/// <param name="Display">Its X display, for example ":7".</param>
/// <param name="Name">Its name, which may be empty.</param>
/// <param name="Session">Its UUID, which stays the same as long as the session lives.</param>
/// <param name="Created">True when it was started by this request.</param>
/// <param name="Program">Program and version of the daemon.</param>
/// <param name="ReadOnly">Whether this near end may only look.</param>
public sealed record Opened(string Display, string Name, string Session, bool Created, string Program, bool ReadOnly) : IMessage<Opened>
{
    public static MessageType Type => MessageType.Opened;

    public static int FieldCount => 6;

    public static Opened Read(ref MessagePackReader reader) => new(
        reader.ReadString(Limits.NameBytes),
        reader.ReadString(Limits.NameBytes),
        reader.ReadString(Limits.NameBytes),
        reader.ReadBool(),
        reader.ReadString(Limits.ProgramBytes),
        reader.ReadBool());

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Display, Limits.NameBytes);
        writer.Write(Name, Limits.NameBytes);
        writer.Write(Session, Limits.NameBytes);
        writer.Write(Created);
        writer.Write(Program, Limits.ProgramBytes);
        writer.Write(ReadOnly);
    }
}
