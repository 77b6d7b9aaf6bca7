using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>Fields that several messages have.</summary>
internal static class WireFields
{
    /// <summary>A width or height of something that exists: 1 to <see cref="Limits.WindowSizePx"/> pixels.</summary>
    public static int ReadSize(ref MessagePackReader reader)
    {
        var size = reader.ReadUInt32();
        return size is >= 1 and <= Limits.WindowSizePx
            ? (int)size
            : throw new ProtocolException($"A size of {size} pixels is outside 1 to {Limits.WindowSizePx}.");
    }

    /// <summary>Writes a size as the nearest one that the protocol has.</summary>
    public static void WriteSize(ref MessagePackWriter writer, int size) =>
        writer.Write(Math.Clamp(size, 1, Limits.WindowSizePx));

    /// <summary>Writes a coordinate as the nearest one that the protocol has.</summary>
    public static void WritePosition(ref MessagePackWriter writer, int position) =>
        writer.Write(Math.Clamp(position, short.MinValue, short.MaxValue));

    /// <summary>A time that is told by its distance from an earlier one, which takes fewer bytes.</summary>
    public static ulong ReadLater(ref MessagePackReader reader, ulong earlier) => unchecked(earlier + reader.ReadUInt32());

    /// <summary>Writes the distance from an earlier time as the nearest one that the protocol has.</summary>
    public static void WriteLater(ref MessagePackWriter writer, ulong time, ulong earlier) =>
        writer.Write(time <= earlier ? 0 : (uint)Math.Min(time - earlier, uint.MaxValue));

    /// <summary>A coordinate from 0 to 65535 that is told by its distance from an earlier one.</summary>
    public static int ReadNext(ref MessagePackReader reader, int earlier)
    {
        var next = earlier + (long)reader.ReadInt32();
        return next is >= 0 and <= ushort.MaxValue
            ? (int)next
            : throw new ProtocolException($"A coordinate of {next} is outside 0 to {ushort.MaxValue}.");
    }

    public static Dictionary<string, string> ReadCapabilities(ref MessagePackReader reader)
    {
        var pairs = reader.ReadMapHeader(Limits.Capabilities);
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        for (; pairs > 0; pairs--)
            map[reader.ReadString(Limits.OptionKeyBytes)] = reader.ReadString(Limits.OptionValueBytes);
        return map;
    }

    public static void WriteCapabilities(ref MessagePackWriter writer, IReadOnlyDictionary<string, string> map)
    {
        writer.WriteMapHeader(map.Count);
        foreach (var (key, value) in map)
        {
            writer.Write(key);
            writer.Write(value);
        }
    }

    public static Dictionary<string, string[]> ReadOptions(ref MessagePackReader reader)
    {
        var pairs = reader.ReadMapHeader(Limits.Options);
        var map = new Dictionary<string, string[]>(StringComparer.Ordinal);
        for (; pairs > 0; pairs--)
        {
            var key = reader.ReadString(Limits.OptionKeyBytes);
            var values = new string[reader.ReadArrayHeader(Limits.OptionValues)];
            for (var i = 0; i < values.Length; i++)
                values[i] = reader.ReadString(Limits.OptionValueBytes);
            map[key] = values;
        }

        return map;
    }

    public static void WriteOptions(ref MessagePackWriter writer, IReadOnlyDictionary<string, string[]> map)
    {
        writer.WriteMapHeader(map.Count);
        foreach (var (key, values) in map)
        {
            writer.Write(key);
            writer.WriteArrayHeader(values.Length);
            foreach (var value in values)
                writer.Write(value);
        }
    }
}
