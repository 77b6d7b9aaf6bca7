using Rdfwd.Input.Codes;
using Rdfwd.Input.Selecting;
using YamlDotNet.RepresentationModel;

namespace Rdfwd.Input.Mapping;

/// <summary>Reads rules.yaml (rdfwd-input(1), "Rules"). Every mistake is an <see cref="InputException"/> with file, line and, where one is near, the word that was meant.</summary>
public sealed class RuleReader
{
    private const int MostRules = 4096;

    private readonly RuleFile _file;
    private readonly RuleCodes _codes;
    private readonly RuleOutputs _outputs;
    private readonly EmissionReader _emissions;
    private readonly HashSet<string> _layers = [];

    private RuleReader(string name)
    {
        _file = new RuleFile(name);
        _codes = new RuleCodes(_file);
        _outputs = new RuleOutputs(_file, _codes);
        _emissions = new EmissionReader(_file, _codes, _outputs);
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
                    _outputs.Read(value);
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
        return new RuleSet(_outputs.Devices, [.. nodes.Select(ReadRule)], keeps);
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
                    rule = rule with { Emissions = [.. RuleFile.List(value).Select(_emissions.Read)] };
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
            (ushort found, ushort first, ushort last) = _codes.Read(code, type);
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
}
