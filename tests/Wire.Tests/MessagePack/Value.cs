using System.Text;
using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Tests.MessagePack;

/// <summary>Trees of plain objects as MessagePack: null, bool, long, ulong, double, string, byte[], object[], pairs.</summary>
internal static class Value
{
    private static readonly string[] Wide = ["é", "Ж", "€", "🙂"];

    public static void Write(PooledBuffer buffer, object? value)
    {
        var writer = new MessagePackWriter(buffer);
        switch (value)
        {
            case null:
                writer.WriteNil();
                break;
            case bool flag:
                writer.Write(flag);
                break;
            case long number:
                writer.Write(number);
                break;
            case ulong number:
                writer.Write(number);
                break;
            case double number:
                writer.Write(number);
                break;
            case string text:
                writer.Write(text);
                break;
            case byte[] bytes:
                writer.WriteBin(bytes);
                break;
            case object?[] items:
                writer.WriteArrayHeader(items.Length);
                foreach (var item in items)
                    Write(buffer, item);
                break;
            case KeyValuePair<object, object?>[] pairs:
                writer.WriteMapHeader(pairs.Length);
                foreach (var (key, item) in pairs)
                {
                    Write(buffer, key);
                    Write(buffer, item);
                }

                break;
            default:
                throw new ArgumentException($"{value.GetType()} has no encoding.", nameof(value));
        }
    }

    /// <summary>Reads a value that is known, and fails where it differs.</summary>
    public static void AssertRead(ref MessagePackReader reader, object? expected)
    {
        switch (expected)
        {
            case null:
                Assert.True(reader.TryReadNil());
                break;
            case bool flag:
                Assert.Equal(flag, reader.ReadBool());
                break;
            case long number:
                Assert.Equal(number, reader.ReadInt64());
                break;
            case ulong number:
                Assert.Equal(number, reader.ReadUInt64());
                break;
            case double number:
                Assert.Equal(number, reader.ReadDouble());
                break;
            case string text:
                Assert.Equal(text, reader.ReadString(int.MaxValue));
                break;
            case byte[] bytes:
                Assert.Equal(bytes, reader.ReadBin().ToArray());
                break;
            case object?[] items:
                Assert.Equal(items.Length, reader.ReadArrayHeader());
                foreach (var item in items)
                    AssertRead(ref reader, item);
                break;
            case KeyValuePair<object, object?>[] pairs:
                Assert.Equal(pairs.Length, reader.ReadMapHeader());
                foreach (var (key, item) in pairs)
                {
                    AssertRead(ref reader, key);
                    AssertRead(ref reader, item);
                }

                break;
        }
    }

    /// <summary>Every boundary between two encodings, then random trees.</summary>
    public static IEnumerable<object?> Samples(int seed, int trees)
    {
        for (var bits = 0; bits < 64; bits++)
        {
            var power = 1UL << bits;
            yield return power;
            yield return power - 1;
            if (bits == 63)
                continue;
            yield return -(long)power;
            yield return -(long)power - 1;
        }

        yield return long.MinValue;
        yield return ulong.MaxValue;
        foreach (var length in (int[])[0, 1, 15, 16, 31, 32, 255, 256, 65535, 65536])
        {
            yield return new string('a', length);
            yield return new byte[length];
            yield return Enumerable.Repeat((object?)null, length).ToArray();
            yield return Enumerable.Range(0, length).Select(i => KeyValuePair.Create<object, object?>((long)i, true)).ToArray();
        }

        var random = new Random(seed);
        for (var i = 0; i < trees; i++)
            yield return Tree(random, levels: 4);
    }

    private static object? Tree(Random random, int levels) => random.Next(levels > 0 ? 9 : 7) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => random.NextInt64(long.MinValue, 0) >> random.Next(64),
        3 => (ulong)random.NextInt64() >> random.Next(63),
        4 => (random.NextDouble() - 0.5) * 1e10,
        5 => Text(random),
        6 => Bytes(random),
        7 => Enumerable.Range(0, random.Next(20)).Select(_ => Tree(random, levels - 1)).ToArray(),
        _ => Enumerable.Range(0, random.Next(20)).Select(i => KeyValuePair.Create<object, object?>($"k{i}", Tree(random, levels - 1))).ToArray(),
    };

    private static string Text(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(40); i > 0; i--)
            text.Append(random.Next(4) == 0 ? Wide[random.Next(Wide.Length)] : ((char)random.Next(32, 127)).ToString());
        return text.ToString();
    }

    private static byte[] Bytes(Random random)
    {
        var bytes = new byte[random.Next(300)];
        random.NextBytes(bytes);
        return bytes;
    }
}
