using System.Buffers.Binary;
using System.Text;

namespace Rdfwd.Display.Composing;

/// <summary>
/// Reads one message of the Input Method Protocol, little-endian, behind its header. Beyond the end everything is 0 and empty, and
/// <see cref="IsShort"/> is true: whoever reads looks there before acting.
/// </summary>
internal ref struct XimReader
{
    private const int HeaderBytes = 4, Unit = 4;

    private ReadOnlySpan<byte> _rest;

    /// <param name="message">A message with its header, and perhaps more behind it.</param>
    public XimReader(ReadOnlySpan<byte> message)
    {
        IsShort = message.Length < HeaderBytes;
        if (IsShort)
            return;
        Opcode = (XimOpcode)message[0];
        int length = BinaryPrimitives.ReadUInt16LittleEndian(message[2..]) * Unit;
        IsShort = message.Length < HeaderBytes + length;
        _rest = IsShort ? default : message.Slice(HeaderBytes, length);
    }

    public XimOpcode Opcode { get; }

    /// <summary>Whether more was read than is there.</summary>
    public bool IsShort { get; private set; }

    public byte U8() => Bytes(1) is [byte value] ? value : (byte)0;

    public ushort U16() => Bytes(2) is { Length: 2 } bytes ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : (ushort)0;

    public uint U32() => Bytes(4) is { Length: 4 } bytes ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : 0;

    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (count > _rest.Length)
        {
            IsShort = true;
            _rest = default;
            return default;
        }

        ReadOnlySpan<byte> taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    /// <summary>The identifiers of attributes by name: a list whose length in bytes comes first.</summary>
    /// <param name="behindLength">Unused bytes between the length and the list.</param>
    public Dictionary<string, ushort> Attributes(int behindLength)
    {
        Dictionary<string, ushort> found = new(StringComparer.Ordinal);
        int length = U16();
        Bytes(behindLength);
        XimReader list = new() { _rest = Bytes(length) };
        while (list._rest.Length > 0)
        {
            ushort id = list.U16();
            list.U16();
            int name = list.U16();
            string text = Encoding.Latin1.GetString(list.Bytes(name));
            // Identifier, kind and length are six bytes; the whole is a multiple of four.
            list.Bytes(Math.Min(list._rest.Length, -(6 + name) & (Unit - 1)));
            if (!list.IsShort)
                found[text] = id;
        }

        IsShort |= list.IsShort;
        return found;
    }
}
