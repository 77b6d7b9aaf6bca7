using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;
using Rdfwd.Input.Selecting;
using YamlDotNet.RepresentationModel;

namespace Rdfwd.Input.Mapping;

/// <summary>Reads rules.yaml (rdfwd-input(1), "Rules"). Every mistake is an <see cref="InputException"/> with file, line and, where one is near, the word that was meant.</summary>
public sealed class RuleReader
{
    private const int MostOutputs = 16;
    private const int MostRules = 4096;

    private readonly RuleFile _file;
    private readonly List<string> _names = [];
    private readonly List<DeviceDescription> _outputs = [];
    private readonly HashSet<string> _layers = [];

    private RuleReader(string name)
    {
        _file = new RuleFile(name);
    }

    /// <param name="text">The YAML.</param>
    /// <param name="name">The file's name in messages.</param>
    public static RuleSet Read(string text, string name) => new RuleReader(name).ReadAll(text);

    private RuleSet ReadAll(string text)
    {
        YamlMappingNode root = _file.Parse(text);
        bool keeps = true;
        YamlNode? rules = null;
        foreach ((string key, YamlNode value) in _file.Pairs(root, "outputs", "rules", "unmatched"))
        {
            switch (key)
            {
                case "outputs":
                    ReadOutputs(value);
                    break;
                case "unmatched":
                    keeps = _file.Text(value) switch
                    {
                        "keep" => true,
                        "drop" => false,
                        _ => throw _file.Error(value, "unmatched is keep or drop"),
                    };
                    break;
                default:
                    rules = value;
                    break;
            }
        }
        IReadOnlyList<YamlNode> nodes = rules is YamlSequenceNode sequence ? [.. sequence.Children] : throw _file.Error(rules ?? root, "a list 'rules' was expected");
        if (nodes.Count > MostRules)
            throw _file.Error(rules, $"there are more than {MostRules} rules");
        // A layer may be used above the rule that turns it on.
        foreach (YamlNode node in nodes)
        {
            if (_file.Map(node).Children.TryGetValue("layer", out YamlNode? layer))
                _layers.Add(_file.Text(layer));
        }
        return new RuleSet(_outputs, [.. nodes.Select(ReadRule)], keeps);
    }

    private void ReadOutputs(YamlNode node)
    {
        foreach ((string name, YamlNode value) in _file.Pairs(node))
        {
            if (_outputs.Count == MostOutputs)
                throw _file.Error(value, $"there are more than {MostOutputs} outputs");
            DeviceDescription device = new() { Name = "rdfwd " + name, Id = new(0x06, 0, 0, 1) };
            device.Types[EventType.Syn] = true;
            foreach ((string key, YamlNode field) in _file.Pairs(value, "name", "id", "properties", "codes", "axes", "repeat"))
                ReadOutputField(device, key, field);
            _names.Add(name);
            _outputs.Add(device);
        }
    }

    private void ReadOutputField(DeviceDescription device, string key, YamlNode field)
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
                    (ushort type, ushort first, ushort last) = ReadCode(code, null);
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
            throw _file.Error(node, $"'{name}' is no axis{Meant(name)}");
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

    private Rule ReadRule(YamlNode node)
    {
        Rule rule = new() { Line = (int)node.Start.Line };
        bool matched = false;
        foreach ((string key, YamlNode value) in _file.Pairs(node, "match", "emit", "drop", "layer", "in", "continue", "affine"))
        {
            switch (key)
            {
                case "match":
                    rule = ReadMatch(rule, value);
                    matched = true;
                    break;
                case "emit":
                    rule = rule with { Emissions = [.. RuleFile.List(value).Select(ReadEmission)] };
                    break;
                case "drop":
                    _file.Flag(value);
                    break;
                case "layer":
                    rule = rule with { Layer = _file.Text(value) };
                    break;
                case "in":
                    if (!_layers.Contains(_file.Text(value)))
                        throw _file.Error(value, $"no rule turns the layer '{_file.Text(value)}' on");
                    rule = rule with { InLayer = _file.Text(value) };
                    break;
                case "continue":
                    rule = rule with { Continue = _file.Flag(value) };
                    break;
                default:
                    double[] m = [.. RuleFile.List(value).Select(_file.Real)];
                    if (m.Length != 6)
                        throw _file.Error(value, "affine takes six numbers: a, b, c, d, e, f");
                    rule = rule with { Affine = new(m[0], m[1], m[2], m[3], m[4], m[5]) };
                    break;
            }
        }
        if (!matched)
            throw _file.Error(node, "a rule needs 'match'");
        if (rule.Type < 0 && rule.Affine is null)
            throw _file.Error(node, "'match' needs a code or a type");
        if (rule.Layer.Length > 0 && rule.Type != EventType.Key)
            throw _file.Error(node, "only a key can turn a layer on");
        return rule;
    }

    private Rule ReadMatch(Rule rule, YamlNode node)
    {
        int? type = null;
        YamlNode? code = null;
        foreach ((string key, YamlNode value) in _file.Pairs(node, "device", "type", "code", "value"))
        {
            switch (key)
            {
                case "device":
                    rule = rule with { Device = ReadSelector(value) };
                    break;
                case "type":
                    type = CodeNames.TryType(_file.Text(value), out ushort number) && EventType.CodeCount(number) > 0 ? number : throw _file.Error(value, $"'{_file.Text(value)}' is no event type");
                    break;
                case "code":
                    code = value;
                    break;
                default:
                    rule = rule with { Value = ReadValue(value) };
                    break;
            }
        }
        if (code is not null)
        {
            (ushort found, ushort first, ushort last) = ReadCode(code, type);
            return rule with { Type = found, FirstCode = first, LastCode = last };
        }
        return type is { } whole ? rule with { Type = whole, FirstCode = 0, LastCode = ushort.MaxValue } : rule;
    }

    private Selector ReadSelector(YamlNode node)
    {
        try
        {
            return Selector.Parse(_file.Text(node));
        }
        catch (InputException exception)
        {
            throw _file.Error(node, exception.Message.TrimEnd('.'));
        }
    }

    private ValueMatch ReadValue(YamlNode node)
    {
        if (node is YamlSequenceNode { Children.Count: 2 } range)
            return new(_file.Number(range.Children[0]), _file.Number(range.Children[1]));
        return _file.Text(node) switch
        {
            "any" => ValueMatch.Any,
            "press" => new(1, 1),
            "release" => new(0, 0),
            "repeat" => new(2, 2),
            "positive" => new(1, int.MaxValue),
            "negative" => new(int.MinValue, -1),
            _ => new(_file.Number(node), _file.Number(node)),
        };
    }

    private Emission ReadEmission(YamlNode node)
    {
        YamlMappingNode map = _file.Map(node);
        if (!map.Children.TryGetValue("code", out YamlNode? codeNode))
            throw _file.Error(node, "what is emitted needs a 'code'");
        (ushort type, ushort code, ushort last) = ReadCode(codeNode, null);
        if (last != code)
            throw _file.Error(codeNode, "one event is emitted, not a range");
        Emission emission = new() { Type = type, Code = code };
        foreach ((string key, YamlNode value) in _file.Pairs(node, "to", "code", "value", "press", "release", "every", "scale", "offset", "invert", "fit", "clamp", "above", "below", "motion"))
            emission = ReadEmissionField(emission, key, value);
        if (emission.Press is not null && emission.Release is null && type is EventType.Key or EventType.Abs)
            emission = emission with { Release = 0 };
        if (emission.EveryMs > 0 && emission.Press is null)
            throw _file.Error(node, "'every' repeats a fixed 'value'; give one");
        if (emission.Motion is not null && type != EventType.Rel)
            throw _file.Error(node, "'motion' makes relative motion; emit a REL code");
        Declare(emission, codeNode);
        return emission;
    }

    private Emission ReadEmissionField(Emission emission, string key, YamlNode value)
    {
        switch (key)
        {
            case "to":
                int output = _names.IndexOf(_file.Text(value));
                if (output < 0 && _file.Text(value) != "same")
                    throw _file.Error(value, $"there is no output '{_file.Text(value)}'; there {(_names.Count == 0 ? "are none" : "is " + string.Join(", ", _names))}");
                return emission with { Output = output };
            case "value" or "press":
                return emission with { Press = _file.Number(value) };
            case "release":
                return emission with { Release = _file.Number(value) };
            case "every":
                return emission with { EveryMs = _file.Milliseconds(value) };
            case "scale":
                return emission with { Scale = _file.Real(value) };
            case "offset":
                return emission with { Offset = _file.Real(value) };
            case "invert":
                return emission with { Invert = _file.Flag(value) };
            case "fit":
                return emission with { Fit = _file.Flag(value) };
            case "clamp":
                return value is YamlSequenceNode { Children.Count: 2 } range && _file.Number(range.Children[0]) <= _file.Number(range.Children[1])
                    ? emission with { ClampFrom = _file.Number(range.Children[0]), ClampTo = _file.Number(range.Children[1]) }
                    : throw _file.Error(value, "clamp takes the lowest and the highest value");
            case "above":
                return emission with { Above = _file.Number(value) };
            case "below":
                return emission with { Below = _file.Number(value) };
            case "motion":
                return emission with { Motion = ReadMotion(value) };
            default:
                return emission;
        }
    }

    private StickMotion ReadMotion(YamlNode node)
    {
        StickMotion motion = new(1000, 0.15, 1);
        foreach ((string key, YamlNode value) in _file.Pairs(node, "speed", "deadzone", "curve"))
        {
            double number = _file.Real(value);
            motion = key switch
            {
                "speed" when Math.Abs(number) <= 100_000 => motion with { Speed = number },
                "deadzone" when number is >= 0 and < 1 => motion with { DeadZone = number },
                "curve" when number is > 0 and <= 10 => motion with { Curve = number },
                _ => throw _file.Error(value, $"{key} cannot be {number}"),
            };
        }
        return motion;
    }

    /// <summary>The made-up device gets the codes that are sent to it.</summary>
    private void Declare(Emission emission, YamlNode node)
    {
        if (emission.Output < 0)
            return;
        DeviceDescription device = _outputs[emission.Output];
        if (emission.Type == EventType.Abs && !device.Has(EventType.Abs, emission.Code))
            throw _file.Error(node, $"the output has no axis {CodeNames.Code(EventType.Abs, emission.Code)}; give its range under axes");
        device.Add(emission.Type, emission.Code);
    }

    /// <summary>One code or a range of them, with the type told by the name unless it is given.</summary>
    private (ushort Type, ushort First, ushort Last) ReadCode(YamlNode node, int? type)
    {
        string text = _file.Text(node);
        string[] ends = text.Split("..");
        if (ends.Length > 2)
            throw _file.Error(node, $"'{text}' is no code");
        (ushort found, ushort first) = ReadOne(node, ends[0], type);
        ushort last = ends.Length == 2 ? ReadOne(node, ends[1], found).Code : first;
        return last >= first ? (found, first, last) : throw _file.Error(node, $"the range {text} ends before it begins");
    }

    private (ushort Type, ushort Code) ReadOne(YamlNode node, string name, int? type)
    {
        if (type is { } known && CodeNames.TryCode(known, name, out ushort code) && code < EventType.CodeCount(known))
            return ((ushort)known, code);
        if (CodeNames.TryAnyCode(name, out ushort found, out code) && found != EventType.Syn)
            return type is null || type == found ? (found, code) : throw _file.Error(node, $"{name} is not of the type {CodeNames.Type(type.Value)}");
        throw _file.Error(node, $"unknown code '{name}'{Meant(name)}");
    }

    private static string Meant(string name) => CodeNames.Suggest(name) is { } near ? $"; did you mean {near}" : "";
}
