using Rdfwd.Input.Codes;
using YamlDotNet.RepresentationModel;

namespace Rdfwd.Input.Mapping;

/// <summary>Reads what a rule emits.</summary>
internal sealed class EmissionReader
{
    private readonly RuleFile _file;
    private readonly RuleCodes _codes;
    private readonly RuleOutputs _outputs;

    public EmissionReader(RuleFile file, RuleCodes codes, RuleOutputs outputs)
    {
        _file = file;
        _codes = codes;
        _outputs = outputs;
    }

    public Emission Read(YamlNode node)
    {
        YamlMappingNode map = _file.Map(node);
        if (!map.Children.TryGetValue("code", out YamlNode? codeNode))
            throw _file.Error(node, "what is emitted needs a 'code'");
        (ushort type, ushort code, ushort last) = _codes.Read(codeNode, null);
        if (last != code)
            throw _file.Error(codeNode, "one event is emitted, not a range");
        Emission emission = new() { Type = type, Code = code };
        foreach ((string key, YamlNode value) in _file.Pairs(node, "to", "code", "value", "press", "release", "every", "scale", "offset", "invert", "fit", "clamp", "above", "below", "motion"))
            emission = ReadField(emission, key, value);
        if (emission.Press is not null && emission.Release is null && type is EventType.Key or EventType.Abs)
            emission = emission with { Release = 0 };
        if (emission.EveryMs > 0 && emission.Press is null)
            throw _file.Error(node, "'every' repeats a fixed 'value'; give one");
        if (emission.Motion is not null && type != EventType.Rel)
            throw _file.Error(node, "'motion' makes relative motion; emit a REL code");
        _outputs.Declare(emission, codeNode);
        return emission;
    }

    private Emission ReadField(Emission emission, string key, YamlNode value)
    {
        switch (key)
        {
            case "to":
                return emission with { Output = _outputs.Find(value) };
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
}
