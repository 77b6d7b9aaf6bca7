using System.Globalization;
using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Rdfwd.Input.Recording;

/// <summary>
/// Reads the YAML of <c>libinput record</c>: devices with evdev.name, evdev.id, evdev.codes, evdev.absinfo, evdev.properties, and events
/// whose evdev lists hold [seconds, microseconds, type, code, value]. All else in it is passed over.
/// </summary>
internal sealed class LibinputRecording
{
    private const int MostLevels = 32;

    private readonly List<DeviceDescription> _devices = [];
    private readonly List<RecordedEvent> _events = [];
    private readonly List<string> _path = [];
    private readonly List<long> _numbers = [];

    private LibinputRecording()
    {
    }

    public static DeviceRecording Read(string text, string file)
    {
        LibinputRecording recording = new();
        try
        {
            using StringReader reader = new(text);
            Parser parser = new(reader);
            parser.Consume<StreamStart>();
            parser.Consume<DocumentStart>();
            recording.Node(parser);
        }
        catch (YamlException exception)
        {
            throw new InputException(InputFailure.BadFile, string.Create(CultureInfo.InvariantCulture, $"{file}, line {exception.Start.Line}: this is not YAML: {exception.Message}"), exception);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException or KeyNotFoundException or NullReferenceException or OverflowException)
        {
            throw new InputException(InputFailure.BadFile, $"{file} is not a recording as `libinput record` writes it.", exception);
        }
        return recording.Finish(file);
    }

    private DeviceRecording Finish(string file)
    {
        if (_devices.Count == 0)
            throw new InputException(InputFailure.BadFile, $"{file} describes no device.");
        foreach (DeviceDescription device in _devices)
        {
            device.Types[EventType.Syn] = true;
            if (device.Types[EventType.Rep])
                (device.RepeatDelayMs, device.RepeatPeriodMs) = (250, 33);
            if (device.Types[EventType.Ff])
                device.EffectsMax = 16;
        }
        long first = _events.Count > 0 ? _events.Min(e => e.TimeUs) : 0;
        return new(_devices, [.. _events.Select(e => e with { TimeUs = e.TimeUs - first }).OrderBy(e => e.TimeUs)]);
    }

    private void Node(Parser parser)
    {
        if (_path.Count > MostLevels)
            throw new FormatException("Values are nested too deeply.");
        if (parser.Accept<Scalar>(out _))
        {
            Value(parser.Consume<Scalar>().Value);
        }
        else if (parser.TryConsume<SequenceStart>(out _))
        {
            bool leaf = Is("devices/-/evdev/id") || Is("devices/-/evdev/codes/*") || Is("devices/-/evdev/absinfo/*") || Is("devices/-/evdev/properties") || Is("devices/-/events/-/evdev/-");
            if (leaf)
                _numbers.Clear();
            _path.Add("-");
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                if (Is("devices/-"))
                    _devices.Add(_devices.Count < InputLimits.Devices ? new DeviceDescription() : throw new FormatException("There are too many devices."));
                Node(parser);
            }
            _path.RemoveAt(_path.Count - 1);
            if (leaf)
                Numbers();
        }
        else if (parser.TryConsume<MappingStart>(out _))
        {
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                _path.Add(parser.Consume<Scalar>().Value);
                Node(parser);
                _path.RemoveAt(_path.Count - 1);
            }
        }
        else
        {
            throw new FormatException("Anchors are not used in recordings.");
        }
    }

    private void Value(string text)
    {
        if (Is("devices/-/evdev/name"))
            _devices[^1].Name = text.Length < InputLimits.NameBytes ? text : text[..(InputLimits.NameBytes - 1)];
        else if (_path.Count > 0 && _path[^1] == "-" && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) && _numbers.Count < 1024)
            _numbers.Add(number);
    }

    private void Numbers()
    {
        DeviceDescription device = _devices[^1];
        if (Is("devices/-/evdev/id") && _numbers.Count == 4)
            device.Id = new(U16(0), U16(1), U16(2), U16(3));
        else if (Is("devices/-/evdev/properties"))
            _numbers.ForEach(property => device.Properties[(int)Math.Clamp(property, -1, Code.PropCount)] = true);
        else if (Is("devices/-/evdev/codes/*") && ushort.TryParse(_path[^1], NumberStyles.None, CultureInfo.InvariantCulture, out ushort type) && type < EventType.Count)
            AddCodes(device, type);
        else if (Is("devices/-/evdev/absinfo/*") && _numbers.Count == 5 && ushort.TryParse(_path[^1], NumberStyles.None, CultureInfo.InvariantCulture, out ushort axis) && axis < EventType.CodeCount(EventType.Abs))
            device.AddAxis(axis, new(0, (int)_numbers[0], (int)_numbers[1], (int)_numbers[2], (int)_numbers[3], (int)_numbers[4]));
        else if (Is("devices/-/events/-/evdev/-") && _numbers.Count == 5)
            _events.Add(new(_devices.Count - 1, (_numbers[0] * 1_000_000) + _numbers[1], new(U16(2), U16(3), (int)_numbers[4])));
    }

    private void AddCodes(DeviceDescription device, ushort type)
    {
        device.Types[type] = true;
        if (type != EventType.Syn)
            _numbers.ForEach(code => device.Codes(type)[(int)Math.Clamp(code, -1, 0xffff)] = true);
    }

    private ushort U16(int index) => checked((ushort)_numbers[index]);

    private bool Is(string path)
    {
        string[] parts = path.Split('/');
        if (parts.Length != _path.Count)
            return false;
        for (int i = 0; i < parts.Length; i++)
        {
            if (parts[i] != "*" && parts[i] != _path[i])
                return false;
        }
        return true;
    }
}
