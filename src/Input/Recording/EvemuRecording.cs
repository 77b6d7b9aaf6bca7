using System.Globalization;
using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;

namespace Rdfwd.Input.Recording;

/// <summary>
/// Reads what evemu-describe and evemu-record write: N: name, I: ids, P: properties, B: bits of a type in bytes, A: axis, L: and S:
/// state, E: event. Numbers are hexadecimal but for axes' ranges and values.
/// </summary>
internal static class EvemuRecording
{
    public static DeviceRecording Read(string text, string file)
    {
        DeviceDescription device = new();
        device.Types[EventType.Syn] = true;
        List<RecordedEvent> events = [];
        List<InputEvent> state = [];
        Dictionary<int, List<byte>> bits = [];
        List<byte> properties = [];
        List<(ushort Axis, AbsInfo Info)> axes = [];
        long first = -1;
        int number = 0;
        foreach (ReadOnlySpan<char> span in text.AsSpan().EnumerateLines())
        {
            number++;
            string line = span.ToString();
            int comment = line.IndexOf('#', StringComparison.Ordinal);
            if (line.Length < 3 || line[1] != ':' || comment == 0)
                continue;
            string rest = line[0] == 'N' || comment < 0 ? line[2..].Trim() : line[2..comment].Trim();
            string[] words = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            bool good = line[0] switch
            {
                'N' => SetName(device, rest),
                'I' => SetId(device, words),
                'P' => AddBytes(properties, words, 0),
                'B' => words.Length > 1 && Hex(words[0], out ushort type) && type < EventType.Count && AddBytes(Of(bits, type), words, 1),
                'A' => AddAxis(axes, words),
                'L' => AddState(state, EventType.Led, words),
                'S' => AddState(state, EventType.Sw, words),
                'E' => AddEvent(events, words, ref first),
                _ => true,
            };
            if (!good)
                throw RecordingReader.Wrong(file, number, $"'{line}' is not as evemu writes it");
        }
        Assemble(device, bits, properties, axes);
        foreach (InputEvent e in state)
            device.State.Apply(e);
        return new([device], events);
    }

    private static void Assemble(DeviceDescription device, Dictionary<int, List<byte>> bits, List<byte> properties, List<(ushort Axis, AbsInfo Info)> axes)
    {
        device.Properties.Load(properties.ToArray());
        foreach ((int type, List<byte> bytes) in bits)
        {
            // The set of type 0 is that of the types.
            if (type == EventType.Syn || bytes.TrueForAll(value => value == 0))
                continue;
            device.Types[type] = true;
            device.Codes(type).Load(bytes.ToArray());
        }
        if (bits.TryGetValue(EventType.Syn, out List<byte>? types))
        {
            BitSet set = new(EventType.Count);
            set.Load(types.ToArray());
            foreach (int type in set.Members())
                device.Types[type] = true;
        }
        foreach ((ushort axis, AbsInfo info) in axes)
            device.AddAxis(axis, info);
        if (device.Types[EventType.Rep])
            (device.RepeatDelayMs, device.RepeatPeriodMs) = (250, 33);
        // evemu does not record how many effects there are.
        if (device.Types[EventType.Ff])
            device.EffectsMax = 16;
    }

    private static bool SetName(DeviceDescription device, string name)
    {
        device.Name = name;
        return name.Length is > 0 and < InputLimits.NameBytes;
    }

    private static bool SetId(DeviceDescription device, string[] words)
    {
        if (words.Length != 4 || !Hex(words[0], out ushort bus) || !Hex(words[1], out ushort vendor) || !Hex(words[2], out ushort product) || !Hex(words[3], out ushort version))
            return false;
        device.Id = new(bus, vendor, product, version);
        return true;
    }

    private static List<byte> Of(Dictionary<int, List<byte>> bits, int type) => bits.TryGetValue(type, out List<byte>? list) ? list : bits[type] = [];

    private static bool AddBytes(List<byte> into, string[] words, int from)
    {
        for (int i = from; i < words.Length; i++)
        {
            if (into.Count > 256 || !byte.TryParse(words[i], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value))
                return false;
            into.Add(value);
        }
        return true;
    }

    private static bool AddAxis(List<(ushort Axis, AbsInfo Info)> axes, string[] words)
    {
        if (words.Length is < 5 or > 6 || !Hex(words[0], out ushort axis) || axis >= EventType.CodeCount(EventType.Abs))
            return false;
        Span<int> values = stackalloc int[5];
        for (int i = 1; i < words.Length; i++)
        {
            if (!int.TryParse(words[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out values[i - 1]))
                return false;
        }
        axes.Add((axis, new(0, values[0], values[1], values[2], values[3], values[4])));
        return true;
    }

    private static bool AddState(List<InputEvent> state, ushort type, string[] words)
    {
        if (words.Length != 2 || !Hex(words[0], out ushort code))
            return false;
        state.Add(new(type, code, words[1] == "0" ? 0 : 1));
        return true;
    }

    private static bool AddEvent(List<RecordedEvent> events, string[] words, ref long first)
    {
        if (words.Length != 4 || !decimal.TryParse(words[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal seconds) || seconds > 1_000_000_000_000
            || !Hex(words[1], out ushort type) || !Hex(words[2], out ushort code)
            || !int.TryParse(words[3], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value))
        {
            return false;
        }
        long time = (long)(seconds * 1_000_000);
        if (first < 0)
            first = time;
        events.Add(new(0, Math.Max(0, time - first), new(type, code, value)));
        return true;
    }

    private static bool Hex(string text, out ushort value) => ushort.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
}
