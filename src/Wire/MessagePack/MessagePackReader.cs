using System.Buffers.Binary;
using System.Text;

namespace Rdfwd.Wire.MessagePack;

/// <summary>
/// Reads MessagePack values from a peer. Accepts every valid width of a value. Whatever is short, out of range or of the
/// wrong type throws <see cref="ProtocolException"/>; no length is believed beyond the bytes that are there.
/// </summary>
public ref partial struct MessagePackReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> _data;
    private int _position;

    public MessagePackReader(ReadOnlySpan<byte> data)
    {
        _data = data;
        _position = 0;
    }

    /// <summary>Bytes read so far.</summary>
    public readonly int Position => _position;

    /// <summary>Bytes not read yet.</summary>
    public readonly int Remaining => _data.Length - _position;

    /// <summary>True when the next value is nil. False at the end.</summary>
    public readonly bool IsNil => _position < _data.Length && _data[_position] == MessagePackCode.Nil;

    /// <summary>Reads a nil when the next value is one.</summary>
    public bool TryReadNil()
    {
        if (!IsNil)
            return false;
        _position++;
        return true;
    }

    public bool ReadBool() => ReadCode("bool") switch
    {
        MessagePackCode.True => true,
        MessagePackCode.False => false,
        var code => throw WrongType("a bool", code),
    };

    public byte ReadUInt8() => (byte)ReadUnsigned(byte.MaxValue);

    public ushort ReadUInt16() => (ushort)ReadUnsigned(ushort.MaxValue);

    public uint ReadUInt32() => (uint)ReadUnsigned(uint.MaxValue);

    /// <summary>A length or count: 0 to the largest int.</summary>
    public int ReadUInt31() => (int)ReadUnsigned(int.MaxValue);

    public ulong ReadUInt64() => ReadUnsigned(ulong.MaxValue);

    public sbyte ReadInt8() => (sbyte)ReadSigned(sbyte.MinValue, sbyte.MaxValue);

    public short ReadInt16() => (short)ReadSigned(short.MinValue, short.MaxValue);

    public int ReadInt32() => (int)ReadSigned(int.MinValue, int.MaxValue);

    public long ReadInt64() => ReadSigned(long.MinValue, long.MaxValue);

    /// <summary>A float of either width.</summary>
    public double ReadDouble() => ReadCode("float") switch
    {
        MessagePackCode.Float32 => BinaryPrimitives.ReadSingleBigEndian(Take(4)),
        MessagePackCode.Float64 => BinaryPrimitives.ReadDoubleBigEndian(Take(8)),
        var code => throw WrongType("a float", code),
    };

    /// <summary>A string of at most <paramref name="maxBytes"/> bytes of valid UTF-8.</summary>
    public string ReadString(int maxBytes)
    {
        var bytes = ReadStringBytes(maxBytes);
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException exception)
        {
            throw new ProtocolException("A string is not valid UTF-8.", exception);
        }
    }

    /// <summary>The bytes of a string of at most <paramref name="maxBytes"/> bytes, not checked to be UTF-8. Borrowed.</summary>
    public ReadOnlySpan<byte> ReadStringBytes(int maxBytes)
    {
        var code = ReadCode("string");
        var length = code switch
        {
            >= MessagePackCode.FixStr and < MessagePackCode.Nil => (uint)(code & 0x1f),
            MessagePackCode.Str8 => Take(1)[0],
            MessagePackCode.Str16 => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            MessagePackCode.Str32 => BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
            _ => throw WrongType("a string", code),
        };
        if (length > (uint)maxBytes)
            throw new ProtocolException($"A string of {length} bytes is longer than the {maxBytes} allowed.");
        return Take(length);
    }

    /// <summary>The bytes of a bin. Borrowed from the data that is read.</summary>
    public ReadOnlySpan<byte> ReadBin()
    {
        var code = ReadCode("bin");
        var length = code switch
        {
            MessagePackCode.Bin8 => Take(1)[0],
            MessagePackCode.Bin16 => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            MessagePackCode.Bin32 => BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
            _ => throw WrongType("a bin", code),
        };
        return Take(length);
    }

    /// <summary>The bytes of a bin of at most <paramref name="maxBytes"/>. Borrowed from the data that is read.</summary>
    public ReadOnlySpan<byte> ReadBin(int maxBytes)
    {
        var bytes = ReadBin();
        return bytes.Length <= maxBytes
            ? bytes
            : throw new ProtocolException($"A bin of {bytes.Length} bytes is longer than the {maxBytes} allowed.");
    }

    /// <summary>The number of elements that follow: at most <paramref name="max"/>, and no more than there are bytes.</summary>
    public int ReadArrayHeader(int max = int.MaxValue)
    {
        var code = ReadCode("array");
        var count = code switch
        {
            >= MessagePackCode.FixArray and < MessagePackCode.FixStr => (uint)(code & 0x0f),
            MessagePackCode.Array16 => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            MessagePackCode.Array32 => BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
            _ => throw WrongType("an array", code),
        };
        return CheckCount(count, max, bytesEach: 1);
    }

    /// <summary>The number of pairs that follow: at most <paramref name="max"/>, and no more than there are bytes for.</summary>
    public int ReadMapHeader(int max = int.MaxValue)
    {
        var code = ReadCode("map");
        var count = code switch
        {
            >= MessagePackCode.FixMap and < MessagePackCode.FixArray => (uint)(code & 0x0f),
            MessagePackCode.Map16 => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            MessagePackCode.Map32 => BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
            _ => throw WrongType("a map", code),
        };
        return CheckCount(count, max, bytesEach: 2);
    }

    private ulong ReadUnsigned(ulong max)
    {
        var code = ReadCode("integer");
        if (code <= MessagePackCode.PositiveFixIntMax)
            return code;
        ulong value;
        switch (code)
        {
            case MessagePackCode.UInt8:
                value = Take(1)[0];
                break;
            case MessagePackCode.UInt16:
                value = BinaryPrimitives.ReadUInt16BigEndian(Take(2));
                break;
            case MessagePackCode.UInt32:
                value = BinaryPrimitives.ReadUInt32BigEndian(Take(4));
                break;
            case MessagePackCode.UInt64:
                value = BinaryPrimitives.ReadUInt64BigEndian(Take(8));
                break;
            default:
                var signed = ReadSignedBody(code);
                if (signed < 0)
                    throw OutOfRange(signed, 0, max);
                value = (ulong)signed;
                break;
        }

        return value <= max ? value : throw OutOfRange(value, 0, max);
    }

    private long ReadSigned(long min, long max)
    {
        var code = ReadCode("integer");
        if (code <= MessagePackCode.PositiveFixIntMax)
            return code;
        long value;
        switch (code)
        {
            case MessagePackCode.UInt8:
                value = Take(1)[0];
                break;
            case MessagePackCode.UInt16:
                value = BinaryPrimitives.ReadUInt16BigEndian(Take(2));
                break;
            case MessagePackCode.UInt32:
                value = BinaryPrimitives.ReadUInt32BigEndian(Take(4));
                break;
            case MessagePackCode.UInt64:
                var unsigned = BinaryPrimitives.ReadUInt64BigEndian(Take(8));
                value = unsigned <= long.MaxValue ? (long)unsigned : throw OutOfRange(unsigned, min, max);
                break;
            default:
                value = ReadSignedBody(code);
                break;
        }

        return value >= min && value <= max ? value : throw OutOfRange(value, min, max);
    }

    private long ReadSignedBody(byte code) => code switch
    {
        >= MessagePackCode.NegativeFixIntMin => (sbyte)code,
        MessagePackCode.Int8 => (sbyte)Take(1)[0],
        MessagePackCode.Int16 => BinaryPrimitives.ReadInt16BigEndian(Take(2)),
        MessagePackCode.Int32 => BinaryPrimitives.ReadInt32BigEndian(Take(4)),
        MessagePackCode.Int64 => BinaryPrimitives.ReadInt64BigEndian(Take(8)),
        _ => throw WrongType("an integer", code),
    };

    private readonly int CheckCount(uint count, int max, int bytesEach)
    {
        if (count > (uint)max)
            throw new ProtocolException($"{count} elements are more than the {max} allowed.");
        if ((long)count * bytesEach > Remaining)
            throw new ProtocolException($"{count} elements were announced and only {Remaining} bytes follow.");
        return (int)count;
    }

    private byte ReadCode(string wanted)
    {
        if (_position >= _data.Length)
            throw new ProtocolException($"The message ends where a value of type {wanted} should be.");
        return _data[_position++];
    }

    private ReadOnlySpan<byte> Take(uint count)
    {
        if (count > (uint)Remaining)
            throw new ProtocolException($"{count} bytes were announced and only {Remaining} follow.");
        var bytes = _data.Slice(_position, (int)count);
        _position += (int)count;
        return bytes;
    }

    private static ProtocolException WrongType(string wanted, byte code) =>
        new($"{wanted} was expected and 0x{code:x2} came.");

    private static ProtocolException OutOfRange(object value, object min, object max) =>
        new($"The number {value} is outside {min} to {max}.");
}
