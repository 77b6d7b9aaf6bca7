using System.Buffers.Binary;
using System.Text;

namespace Rdfwd.Wire.MessagePack;

/// <summary>
/// Appends MessagePack values to a buffer, each in its smallest encoding. Borrows the buffer. The writer does not count:
/// who writes a header writes that many values after it.
/// </summary>
public readonly ref struct MessagePackWriter
{
    private readonly PooledBuffer _buffer;

    public MessagePackWriter(PooledBuffer buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        _buffer = buffer;
    }

    public void WriteNil() => WriteByte(MessagePackCode.Nil);

    public void Write(bool value) => WriteByte(value ? MessagePackCode.True : MessagePackCode.False);

    public void Write(int value) => Write((long)value);

    public void Write(uint value)
    {
        if (value <= MessagePackCode.PositiveFixIntMax)
            WriteByte((byte)value);
        else if (value <= byte.MaxValue)
            WriteCode8(MessagePackCode.UInt8, (byte)value);
        else if (value <= ushort.MaxValue)
            WriteCode16(MessagePackCode.UInt16, (ushort)value);
        else
            WriteCode32(MessagePackCode.UInt32, value);
    }

    public void Write(long value)
    {
        if (value >= 0)
            Write((ulong)value);
        else if (value >= -32)
            WriteByte((byte)value);
        else if (value >= sbyte.MinValue)
            WriteCode8(MessagePackCode.Int8, (byte)value);
        else if (value >= short.MinValue)
            WriteCode16(MessagePackCode.Int16, (ushort)value);
        else if (value >= int.MinValue)
            WriteCode32(MessagePackCode.Int32, (uint)value);
        else
            WriteCode64(MessagePackCode.Int64, (ulong)value);
    }

    public void Write(ulong value)
    {
        if (value <= uint.MaxValue)
            Write((uint)value);
        else
            WriteCode64(MessagePackCode.UInt64, value);
    }

    /// <summary>Always eight bytes: a shorter float would change the value.</summary>
    public void Write(double value) => WriteCode64(MessagePackCode.Float64, BitConverter.DoubleToUInt64Bits(value));

    /// <summary>As UTF-8; what is not valid UTF-16 becomes U+FFFD.</summary>
    public void Write(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        WriteChars(value);
    }

    /// <summary>As UTF-8, cut behind the last whole character that fits into <paramref name="maxBytes"/> bytes.</summary>
    public void Write(string value, int maxBytes)
    {
        ArgumentNullException.ThrowIfNull(value);
        WriteChars(Encoding.UTF8.GetByteCount(value) <= maxBytes ? value : Cut(value, maxBytes));
    }

    public void WriteBin(ReadOnlySpan<byte> value)
    {
        WriteBinHeader(value.Length);
        _buffer.Append(value);
    }

    /// <summary>Announces <paramref name="length"/> raw bytes, which the caller sends itself.</summary>
    public void WriteBinHeader(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (length <= byte.MaxValue)
            WriteCode8(MessagePackCode.Bin8, (byte)length);
        else if (length <= ushort.MaxValue)
            WriteCode16(MessagePackCode.Bin16, (ushort)length);
        else
            WriteCode32(MessagePackCode.Bin32, (uint)length);
    }

    public void WriteArrayHeader(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count <= 15)
            WriteByte((byte)(MessagePackCode.FixArray | count));
        else if (count <= ushort.MaxValue)
            WriteCode16(MessagePackCode.Array16, (ushort)count);
        else
            WriteCode32(MessagePackCode.Array32, (uint)count);
    }

    /// <summary>Announces <paramref name="count"/> pairs: each a key, then a value.</summary>
    public void WriteMapHeader(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count <= 15)
            WriteByte((byte)(MessagePackCode.FixMap | count));
        else if (count <= ushort.MaxValue)
            WriteCode16(MessagePackCode.Map16, (ushort)count);
        else
            WriteCode32(MessagePackCode.Map32, (uint)count);
    }

    private void WriteChars(ReadOnlySpan<char> value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        WriteStringHeader(length);
        _buffer.Advance(Encoding.UTF8.GetBytes(value, _buffer.GetSpan(length)));
    }

    private static ReadOnlySpan<char> Cut(ReadOnlySpan<char> value, int maxBytes)
    {
        var chars = 0;
        while (chars < value.Length)
        {
            Rune.DecodeFromUtf16(value[chars..], out var rune, out var consumed);
            maxBytes -= rune.Utf8SequenceLength;
            if (maxBytes < 0)
                break;
            chars += consumed;
        }

        return value[..chars];
    }

    private void WriteStringHeader(int length)
    {
        if (length <= 31)
            WriteByte((byte)(MessagePackCode.FixStr | length));
        else if (length <= byte.MaxValue)
            WriteCode8(MessagePackCode.Str8, (byte)length);
        else if (length <= ushort.MaxValue)
            WriteCode16(MessagePackCode.Str16, (ushort)length);
        else
            WriteCode32(MessagePackCode.Str32, (uint)length);
    }

    private void WriteByte(byte value)
    {
        _buffer.GetSpan(1)[0] = value;
        _buffer.Advance(1);
    }

    private void WriteCode8(byte code, byte value)
    {
        var span = _buffer.GetSpan(2);
        span[0] = code;
        span[1] = value;
        _buffer.Advance(2);
    }

    private void WriteCode16(byte code, ushort value)
    {
        var span = _buffer.GetSpan(3);
        span[0] = code;
        BinaryPrimitives.WriteUInt16BigEndian(span[1..], value);
        _buffer.Advance(3);
    }

    private void WriteCode32(byte code, uint value)
    {
        var span = _buffer.GetSpan(5);
        span[0] = code;
        BinaryPrimitives.WriteUInt32BigEndian(span[1..], value);
        _buffer.Advance(5);
    }

    private void WriteCode64(byte code, ulong value)
    {
        var span = _buffer.GetSpan(9);
        span[0] = code;
        BinaryPrimitives.WriteUInt64BigEndian(span[1..], value);
        _buffer.Advance(9);
    }
}
