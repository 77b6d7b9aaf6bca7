using System.Globalization;
using System.Text;
using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;

namespace Rdfwd.Input.Text;

/// <summary>
/// Reads what <see cref="DescriptionWriter"/> writes, by hand or by it: lines in any order, comments after #, and ranges of codes
/// (<c>code EV_KEY KEY_ESC..KEY_F12</c>).
/// </summary>
public sealed class DescriptionReader
{
    private readonly DeviceDescription _device = new();
    private readonly List<(ushort Type, ushort Code)> _on = [];
    private readonly List<(int Slot, ushort Axis, int Value)> _slots = [];
    private readonly string _file;

    /// <param name="file">Its name in error messages.</param>
    public DescriptionReader(string file)
    {
        _file = file;
    }

    public static DeviceDescription Parse(string text, string file)
    {
        DescriptionReader reader = new(file);
        int number = 0;
        foreach (string line in text.Split('\n'))
            reader.Line(line, ++number);
        return reader.Finish();
    }

    /// <summary>Takes one line. Throws <see cref="InputException"/> that names file and line.</summary>
    public void Line(string line, int number)
    {
        string trimmed = line.Trim();
        if (trimmed.Length == 0 || trimmed[0] == '#')
            return;
        int space = trimmed.IndexOf(' ', StringComparison.Ordinal);
        string key = space < 0 ? trimmed : trimmed[..space];
        string rest = space < 0 ? "" : trimmed[(space + 1)..].Trim();
        if (!(key is "name" or "phys" or "uniq" ? ReadName(key, rest) : ReadFact(key, rest.Split(' ', StringSplitOptions.RemoveEmptyEntries))))
            throw new InputException(InputFailure.BadFile, string.Create(CultureInfo.InvariantCulture, $"{_file}, line {number}: '{trimmed}' is not a fact about a device."));
    }

    public DeviceDescription Finish()
    {
        _device.Types[EventType.Syn] = true;
        foreach ((ushort type, ushort code) in _on)
            _device.State.Apply(new(type, code, 1));
        foreach ((int slot, ushort axis, int value) in _slots)
        {
            if (slot < _device.State.SlotCount)
                _device.State.SetSlot(slot, axis, value);
        }
        return _device;
    }

    private bool ReadName(string key, string rest)
    {
        if (Quoted.Read(rest) is not { } text || Encoding.UTF8.GetByteCount(text) >= InputLimits.NameBytes)
            return false;
        if (key == "name")
            _device.Name = text;
        else if (key == "phys")
            _device.Phys = text;
        else
            _device.Uniq = text;
        return true;
    }

    private bool ReadFact(string key, string[] words)
    {
        switch (key)
        {
            case "id" when words.Length == 4 && CodeNames.TryBus(words[0], out ushort bus) && Hex(words[1], out ushort vendor)
                && Hex(words[2], out ushort product) && Hex(words[3], out ushort version):
                _device.Id = new(bus, vendor, product, version);
                return true;
            case "property" when words.Length == 1 && CodeNames.TryProperty(words[0], out ushort property):
                _device.Properties[property] = true;
                return property < Code.PropCount;
            case "type" when words.Length == 1 && CodeNames.TryType(words[0], out ushort type) && type < EventType.Count:
                _device.Types[type] = true;
                return true;
            case "code" when words.Length >= 2 && CodeNames.TryType(words[0], out ushort type):
                return ReadCodes(type, words);
            case "axis" when words.Length == 13 && CodeNames.TryCode(EventType.Abs, words[0], out ushort axis):
                return ReadAxis(axis, words);
            case "repeat" when words.Length == 2 && Number(words[0], out int delay) && Number(words[1], out int period):
                _device.Types[EventType.Rep] = true;
                (_device.RepeatDelayMs, _device.RepeatPeriodMs) = (delay, period);
                return true;
            case "effects" when words.Length == 1 && Number(words[0], out int effects):
                _device.EffectsMax = effects;
                return true;
            case "slot" when words.Length == 3 && Number(words[0], out int slot) && CodeNames.TryCode(EventType.Abs, words[1], out ushort axis)
                && Code.IsMt(axis) && Number(words[2], out int value):
                _slots.Add((slot, axis, value));
                return slot is >= 0 and < InputLimits.Slots;
            default:
                return false;
        }
    }

    private bool ReadCodes(ushort type, string[] words)
    {
        bool on = words.Length > 2 && words[^1] is "on" or "down";
        string[] ends = words[1].Split("..");
        if (EventType.CodeCount(type) == 0 || words.Length > (on ? 3 : 2) || ends.Length > 2
            || !CodeNames.TryCode(type, ends[0], out ushort first) || !CodeNames.TryCode(type, ends[^1], out ushort last) || last >= EventType.CodeCount(type))
        {
            return false;
        }
        for (ushort code = first; code <= last; code++)
        {
            _device.Add(type, code);
            if (on)
                _on.Add((type, code));
        }
        return first <= last;
    }

    private bool ReadAxis(ushort axis, string[] words)
    {
        string[] names = ["value", "min", "max", "fuzz", "flat", "resolution"];
        Span<int> values = stackalloc int[6];
        for (int i = 0; i < names.Length; i++)
        {
            if (words[1 + (2 * i)] != names[i] || !Number(words[2 + (2 * i)], out values[i]))
                return false;
        }
        if (axis >= EventType.CodeCount(EventType.Abs))
            return false;
        _device.AddAxis(axis, new(values[0], values[1], values[2], values[3], values[4], values[5]));
        return true;
    }

    private static bool Hex(string text, out ushort value) => ushort.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);

    private static bool Number(string text, out int value) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
}
