using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire;

/// <summary>The part that all messages share: the array, the type, and skipping what newer peers append.</summary>
public static class MessageCodec
{
    /// <summary>Appends the whole message to <paramref name="buffer"/>.</summary>
    public static void Write<T>(PooledBuffer buffer, in T message)
        where T : IMessage<T>
    {
        var writer = new MessagePackWriter(buffer);
        writer.WriteArrayHeader(1 + T.FieldCount);
        writer.Write((uint)T.Type);
        message.Write(ref writer);
    }

    /// <summary>The type of a whole message. Throws <see cref="ProtocolException"/> when there is none.</summary>
    public static MessageType ReadType(ReadOnlySpan<byte> payload)
    {
        var reader = new MessagePackReader(payload);
        ReadStart(ref reader, out var type);
        return type;
    }

    /// <summary>Reads a whole message. Throws <see cref="ProtocolException"/> when it is not a well-formed <typeparamref name="T"/>.</summary>
    public static T Read<T>(ReadOnlySpan<byte> payload)
        where T : IMessage<T>
    {
        var reader = new MessagePackReader(payload);
        var extra = ReadStart(ref reader, T.Type, T.FieldCount);
        var message = T.Read(ref reader);
        ReadEnd(ref reader, extra);
        return message;
    }

    /// <summary>Reads the array and the type; returns how many unknown values follow the known fields.</summary>
    internal static int ReadStart(ref MessagePackReader reader, MessageType expected, int fieldCount)
    {
        var fields = ReadStart(ref reader, out var type);
        if (type != expected)
            throw new ProtocolException($"A message of type {(ushort)expected} was expected and one of type {(ushort)type} came.");
        if (fields < fieldCount)
            throw new ProtocolException($"A message of type {(ushort)type} has {fieldCount} fields and came with {fields}.");
        return fields - fieldCount;
    }

    /// <summary>Skips the unknown values at the end of a message and checks that nothing follows it.</summary>
    internal static void ReadEnd(ref MessagePackReader reader, int extra)
    {
        for (; extra > 0; extra--)
            reader.Skip();
        if (reader.Remaining != 0)
            throw new ProtocolException($"{reader.Remaining} bytes follow the end of a message.");
    }

    private static int ReadStart(ref MessagePackReader reader, out MessageType type)
    {
        var count = reader.ReadArrayHeader();
        if (count == 0)
            throw new ProtocolException("A message is an empty array.");
        type = (MessageType)reader.ReadUInt16();
        return count - 1;
    }
}
