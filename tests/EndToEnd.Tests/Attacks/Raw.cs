using System.Buffers.Binary;
using System.Text;

namespace Rdfwd.EndToEnd.Tests.Attacks;

/// <summary>Makes the protocol's bytes, right or wrong, without the program's own code (docs/protocol.md).</summary>
internal static class Raw
{
    public const int Control = 0, Ack = 1, Cursor = 2, PixelsFirst = 4, Pixels = 5, Bulk = 6;

    public const int MaxChunk = 16384;

    public static byte[] Preamble => [0, .. "RDFWD1\n"u8];

    /// <summary>A chunk with its header as given, whatever it is worth.</summary>
    public static byte[] Chunk(int length, int channel, int flags, params byte[] payload)
    {
        byte[] bytes = new byte[4 + payload.Length];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)length);
        bytes[2] = (byte)channel;
        bytes[3] = (byte)flags;
        payload.CopyTo(bytes, 4);
        return bytes;
    }

    /// <summary>A whole payload, cut into chunks.</summary>
    public static byte[] Framed(int channel, byte[] payload)
    {
        List<byte> bytes = [];
        for (int at = 0; at < payload.Length; at += MaxChunk)
        {
            int length = Math.Min(MaxChunk, payload.Length - at);
            bytes.AddRange(Chunk(length, channel, at + length < payload.Length ? 1 : 0, payload[at..(at + length)]));
        }

        return [.. bytes];
    }

    /// <summary>A message: its type and fields.</summary>
    public static byte[] Message(int channel, params object[] typeAndFields) => Framed(channel, Pack(typeAndFields));

    /// <summary>MessagePack of numbers, texts, bins, booleans, arrays and maps.</summary>
    public static byte[] Pack(object value)
    {
        List<byte> bytes = [];
        Append(bytes, value);
        return [.. bytes];
    }

    private static void Append(List<byte> bytes, object value)
    {
        switch (value)
        {
            case bool flag:
                bytes.Add(flag ? (byte)0xc3 : (byte)0xc2);
                break;
            case ulong number:
                bytes.Add(0xcf);
                Big(bytes, number, 8);
                break;
            case int or uint or long:
                bytes.Add(0xd3);
                Big(bytes, (ulong)Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture), 8);
                break;
            case string text:
                byte[] utf8 = Encoding.UTF8.GetBytes(text);
                bytes.Add(0xdb);
                Big(bytes, (ulong)utf8.Length, 4);
                bytes.AddRange(utf8);
                break;
            case byte[] bin:
                bytes.Add(0xc6);
                Big(bytes, (ulong)bin.Length, 4);
                bytes.AddRange(bin);
                break;
            case object[] array:
                bytes.Add(0xdd);
                Big(bytes, (ulong)array.Length, 4);
                foreach (object item in array)
                    Append(bytes, item);
                break;
            case Dictionary<object, object> map:
                bytes.Add(0xdf);
                Big(bytes, (ulong)map.Count, 4);
                foreach ((object key, object item) in map)
                {
                    Append(bytes, key);
                    Append(bytes, item);
                }

                break;
            default:
                throw new ArgumentException($"{value.GetType()} cannot be packed.");
        }
    }

    private static void Big(List<byte> bytes, ulong number, int size)
    {
        for (int shift = (size - 1) * 8; shift >= 0; shift -= 8)
            bytes.Add((byte)(number >> shift));
    }
}
