using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>A program at the sender's end pastes: asks for content.</summary>
/// <param name="Id">Chosen by the sender, new for each transfer of this connection.</param>
/// <param name="Selection">Which one.</param>
/// <param name="Serial">The ownership that is meant (<see cref="ClipboardOwner.Serial"/> of the receiver).</param>
/// <param name="Target">The name of the target (ICCCM 2.6.2), for example "UTF8_STRING"; "TARGETS" for the names of all.</param>
public sealed record ClipboardGet(uint Id, ClipboardSelection Selection, uint Serial, string Target) : IMessage<ClipboardGet>
{
    public static MessageType Type => MessageType.ClipboardGet;

    public static int FieldCount => 4;

    public static ClipboardGet Read(ref MessagePackReader reader) => new(
        reader.ReadUInt32(), (ClipboardSelection)reader.ReadUInt8(), reader.ReadUInt32(), reader.ReadString(Limits.AtomNameBytes));

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Id);
        writer.Write((uint)Selection);
        writer.Write(Serial);
        writer.Write(Target, Limits.AtomNameBytes);
    }
}
