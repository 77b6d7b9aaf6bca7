using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;
using YamlDotNet.RepresentationModel;

namespace Rdfwd.Input.Mapping;

/// <summary>The made-up devices of a rules file, under "outputs".</summary>
internal sealed class RuleOutputs
{
    private const int MostOutputs = 16;

    private readonly RuleFile _file;
    private readonly RuleCodes _codes;
    private readonly List<string> _names = [];
    private readonly List<DeviceDescription> _devices = [];

    public RuleOutputs(RuleFile file, RuleCodes codes)
    {
        _file = file;
        _codes = codes;
    }

    /// <summary>In the order of the file, which is how emissions count them.</summary>
    public IReadOnlyList<DeviceDescription> Devices => _devices;

    public void Read(YamlNode node)
    {
        foreach ((string name, YamlNode value) in _file.Pairs(node))
        {
            if (_devices.Count == MostOutputs)
                throw _file.Error(value, $"there are more than {MostOutputs} outputs");
            DeviceDescription device = new() { Name = "rdfwd " + name, Id = new(0x06, 0, 0, 1) };
            device.Types[EventType.Syn] = true;
            foreach ((string key, YamlNode field) in _file.Pairs(value, "name", "id", "properties", "codes", "axes", "repeat"))
                ReadField(device, key, field);
            _names.Add(name);
            _devices.Add(device);
        }
    }

    /// <summary>The number of the output that a rule names; -1 for the device that the event came from.</summary>
    public int Find(YamlNode node)
    {
        string name = _file.Text(node);
        int output = _names.IndexOf(name);
        if (output < 0 && name != "same")
            throw _file.Error(node, $"there is no output '{name}'; there {(_names.Count == 0 ? "are none" : "is " + string.Join(", ", _names))}");
        return output;
    }

    /// <summary>The made-up device gets the codes that are sent to it.</summary>
    public void Declare(Emission emission, YamlNode node)
    {
        if (emission.Output < 0)
            return;
        DeviceDescription device = _devices[emission.Output];
        if (emission.Type == EventType.Abs && !device.Has(EventType.Abs, emission.Code))
            throw _file.Error(node, $"the output has no axis {CodeNames.Code(EventType.Abs, emission.Code)}; give its range under axes");
        device.Add(emission.Type, emission.Code);
    }

    private void ReadField(DeviceDescription device, string key, YamlNode field)
    {
        switch (key)
        {
            case "name":
                device.Name = _file.Text(field);
                break;
            case "id":
                ReadId(device, field);
                break;
            case "properties":
                foreach (YamlNode property in RuleFile.List(field))
                    device.Properties[CodeNames.TryProperty(_file.Text(property), out ushort number) ? number : throw _file.Error(property, $"'{_file.Text(property)}' is no property")] = true;
                break;
            case "codes":
                foreach (YamlNode code in RuleFile.List(field))
                {
                    (ushort type, ushort first, ushort last) = _codes.Read(code, null);
                    if (type == EventType.Abs)
                        throw _file.Error(code, "an axis needs its range; name it under axes");
                    for (int number = first; number <= last; number++)
                        device.Add(type, (ushort)number);
                }
                break;
            case "axes":
                foreach ((string name, YamlNode value) in _file.Pairs(field))
                    ReadAxis(device, name, value);
                break;
            default:
                device.Types[EventType.Rep] = _file.Flag(field);
                break;
        }
    }

    private void ReadId(DeviceDescription device, YamlNode node)
    {
        DeviceId id = device.Id;
        foreach ((string name, YamlNode value) in _file.Pairs(node, "bus", "vendor", "product", "version"))
        {
            ushort number = name == "bus" && CodeNames.TryBus(_file.Text(value), out ushort bus) ? bus
                : _file.Number(value) is >= 0 and <= 0xffff and int given ? (ushort)given : throw _file.Error(value, "an id is 0 to 0xffff");
            id = name switch
            {
                "bus" => id with { Bus = number },
                "vendor" => id with { Vendor = number },
                "product" => id with { Product = number },
                _ => id with { Version = number },
            };
        }
        device.Id = id;
    }

    private void ReadAxis(DeviceDescription device, string name, YamlNode node)
    {
        if (!CodeNames.TryCode(EventType.Abs, name, out ushort axis) || axis >= EventType.CodeCount(EventType.Abs))
            throw _file.Error(node, $"'{name}' is no axis{RuleCodes.Meant(name)}");
        AbsInfo info = default;
        foreach ((string key, YamlNode value) in _file.Pairs(node, "min", "max", "fuzz", "flat", "resolution", "value"))
        {
            int number = _file.Number(value);
            info = key switch
            {
                "min" => info with { Minimum = number },
                "max" => info with { Maximum = number },
                "fuzz" => info with { Fuzz = number },
                "flat" => info with { Flat = number },
                "resolution" => info with { Resolution = number },
                _ => info with { Value = number },
            };
        }
        if (info.Maximum < info.Minimum)
            throw _file.Error(node, $"the maximum of {name} is below its minimum");
        device.AddAxis(axis, info);
    }
}
