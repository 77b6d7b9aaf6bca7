using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>The lock modifiers of the near keyboard.</summary>
/// <param name="LockedModifiers">X modifier mask.</param>
/// <param name="Group">The locked layout, from 0.</param>
public readonly record struct LockState(byte LockedModifiers, byte Group) : IMessage<LockState>
{
    public static MessageType Type => MessageType.LockState;

    public static int FieldCount => 2;

    public static LockState Read(ref MessagePackReader reader) => new(
        reader.ReadUInt8(),
        reader.ReadUInt8());

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(LockedModifiers);
        writer.Write(Group);
    }
}
