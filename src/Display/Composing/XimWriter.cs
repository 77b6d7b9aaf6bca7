using System.Buffers.Binary;

namespace Rdfwd.Display.Composing;

/// <summary>Builds one message of the Input Method Protocol, little-endian. What it returns is good until the next message is begun.</summary>
internal sealed class XimWriter
{
    private const int HeaderBytes = 4, Unit = 4;

    private byte[] _bytes = new byte[256];
    private int _length;

    public XimWriter Begin(XimOpcode opcode)
    {
        _length = 0;
        return U8((byte)opcode).U8(0).U16(0);
    }

    public XimWriter U8(byte value)
    {
        Take(1)[0] = value;
        return this;
    }

    public XimWriter U16(int value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(Take(2), (ushort)value);
        return this;
    }

    public XimWriter U32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(Take(4), value);
        return this;
    }

    public XimWriter Bytes(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Take(value.Length));
        return this;
    }

    /// <summary>A string with its length in one byte before it.</summary>
    public XimWriter Text(string value)
    {
        U8((byte)value.Length);
        foreach (char c in value)
            U8((byte)c);
        return this;
    }

    public XimWriter Pad()
    {
        while (_length % Unit != 0)
            U8(0);
        return this;
    }

    /// <summary>An attribute whose value is one number.</summary>
    public XimWriter Attribute(int id, uint value) => U16(id).U16(sizeof(uint)).U32(value);

    public ReadOnlySpan<byte> End()
    {
        Pad();
        BinaryPrimitives.WriteUInt16LittleEndian(_bytes.AsSpan(2), (ushort)((_length - HeaderBytes) / Unit));
        return _bytes.AsSpan(0, _length);
    }

    private Span<byte> Take(int count)
    {
        if (_length + count > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        _length += count;
        return _bytes.AsSpan(_length - count, count);
    }
}
