using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire;

/// <summary>
/// A message of the protocol: a MessagePack array of its <see cref="Type"/> and its fields. An implementation reads and
/// writes the fields only; <see cref="MessageCodec"/> does the array, the type and fields that newer peers append.
/// </summary>
public interface IMessage<TSelf>
    where TSelf : IMessage<TSelf>
{
    /// <summary>The number that starts the array.</summary>
    public static abstract MessageType Type { get; }

    /// <summary>How many values <see cref="Read"/> reads and <see cref="Write"/> writes, nested ones counted as one.</summary>
    public static abstract int FieldCount { get; }

    /// <summary>Reads exactly <see cref="FieldCount"/> values. Malformed ones throw <see cref="ProtocolException"/>.</summary>
    public static abstract TSelf Read(ref MessagePackReader reader);

    /// <summary>Writes exactly <see cref="FieldCount"/> values.</summary>
    public void Write(ref MessagePackWriter writer);
}
