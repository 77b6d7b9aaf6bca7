using System.Globalization;
using Rdfwd.Input.Codes;

namespace Rdfwd.Input.Devices;

/// <summary>What /sys/class/input says of a device to everybody: names, ids and bits, but no ranges and no state.</summary>
public static class SysfsDescription
{
    /// <param name="eventName">As in event3.</param>
    public static DeviceDescription Read(string eventName)
    {
        string root = $"/sys/class/input/{eventName}/device/";
        DeviceDescription device = new()
        {
            Name = Text(root + "name"),
            Phys = Text(root + "phys"),
            Uniq = Text(root + "uniq"),
            Id = new(Hex(root + "id/bustype"), Hex(root + "id/vendor"), Hex(root + "id/product"), Hex(root + "id/version")),
        };
        Bits(root + "properties", device.Properties);
        Bits(root + "capabilities/ev", device.Types);
        (ushort Type, string Name)[] sets =
        [
            (EventType.Key, "key"), (EventType.Rel, "rel"), (EventType.Abs, "abs"), (EventType.Msc, "msc"),
            (EventType.Sw, "sw"), (EventType.Led, "led"), (EventType.Snd, "snd"), (EventType.Ff, "ff"),
        ];
        foreach ((ushort type, string name) in sets)
            Bits(root + "capabilities/" + name, device.Codes(type));
        return device;
    }

    /// <summary>Reads words of the kernel's longs in hexadecimal, the highest first.</summary>
    internal static void ParseBits(string text, BitSet into)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int bits = IntPtr.Size * 8;
        for (int i = 0; i < words.Length; i++)
        {
            if (!ulong.TryParse(words[words.Length - 1 - i], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong word))
                continue;
            for (int bit = 0; bit < bits; bit++)
            {
                if ((word >> bit & 1) != 0)
                    into[(i * bits) + bit] = true;
            }
        }
    }

    private static void Bits(string path, BitSet into) => ParseBits(Text(path), into);

    private static ushort Hex(string path) => ushort.TryParse(Text(path), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort value) ? value : (ushort)0;

    private static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path).TrimEnd('\n');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
