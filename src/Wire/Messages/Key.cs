using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>A key of the keyboard. Never dropped, never merged.</summary>
/// <param name="Input">The number of this event.</param>
/// <param name="Keycode">X keycode, 8 to 255.</param>
/// <param name="Action">Press, release, or a repeat that the near end makes.</param>
public readonly record struct Key(InputSequence Input, byte Keycode, KeyAction Action) : IMessage<Key>
{
    public static MessageType Type => MessageType.Key;

    public static int FieldCount => 3;

    public static Key Read(ref MessagePackReader reader) => new(
        new InputSequence(reader.ReadUInt32()),
        reader.ReadUInt8(),
        (KeyAction)reader.ReadUInt8());

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Input.Value);
        writer.Write(Keycode);
        writer.Write((uint)Action);
    }
}
