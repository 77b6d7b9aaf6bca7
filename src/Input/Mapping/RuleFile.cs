using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Rdfwd.Input.Mapping;

/// <summary>The YAML of a rules file: nodes with their lines, and errors that name file and line.</summary>
internal sealed class RuleFile
{
    private const int MostLevels = 16;

    private readonly string _name;

    public RuleFile(string name)
    {
        _name = name;
    }

    /// <summary>The top of the document. Throws <see cref="InputException"/> for what is no YAML mapping.</summary>
    public YamlMappingNode Parse(string text)
    {
        if (text.Length > InputLimits.FileCharacters)
            throw new InputException(InputFailure.BadFile, $"{_name} is longer than {InputLimits.FileCharacters} characters.");
        try
        {
            CheckShape(text);
            YamlStream stream = [];
            using StringReader reader = new(text);
            stream.Load(reader);
            if (stream.Documents.Count != 1)
                throw new InputException(InputFailure.BadFile, $"{_name} has {stream.Documents.Count} YAML documents instead of one.");
            return Map(stream.Documents[0].RootNode);
        }
        catch (YamlException exception)
        {
            throw new InputException(InputFailure.BadFile, string.Create(CultureInfo.InvariantCulture, $"{_name}, line {exception.Start.Line}: this is not YAML: {exception.Message}"), exception);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException or KeyNotFoundException or NullReferenceException or OverflowException)
        {
            // YamlDotNet's scanner answers some malformed text with these.
            throw new InputException(InputFailure.BadFile, $"{_name} is not YAML.", exception);
        }
    }

    /// <summary>Nodes are built by recursion, so their depth is checked on the flat events first.</summary>
    private void CheckShape(string text)
    {
        using StringReader reader = new(text);
        Parser parser = new(reader);
        int depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            long line = parser.Current.Start.Line;
            if (depth > MostLevels)
                throw new InputException(InputFailure.BadFile, string.Create(CultureInfo.InvariantCulture, $"{_name}, line {line}: values are nested too deeply."));
            if (parser.Current is AnchorAlias || (parser.Current is NodeEvent node && !node.Anchor.IsEmpty))
                throw new InputException(InputFailure.BadFile, string.Create(CultureInfo.InvariantCulture, $"{_name}, line {line}: anchors and aliases are not used in rules."));
        }
    }

    public InputException Error(YamlNode node, string what) =>
        new(InputFailure.BadFile, string.Create(CultureInfo.InvariantCulture, $"{_name}, line {node.Start.Line}: {what}."));

    public YamlMappingNode Map(YamlNode node) => node as YamlMappingNode ?? throw Error(node, "names with values were expected here");

    public static IReadOnlyList<YamlNode> List(YamlNode node) => node is YamlSequenceNode sequence ? [.. sequence.Children] : [node];

    public string Text(YamlNode node) => (node as YamlScalarNode)?.Value ?? throw Error(node, "a single value was expected here");

    /// <summary>The pairs of a mapping. Throws when a name is not among <paramref name="known"/>, with the nearest that is.</summary>
    public IEnumerable<(string Name, YamlNode Value)> Pairs(YamlNode node, params string[] known)
    {
        foreach ((YamlNode key, YamlNode value) in Map(node).Children)
        {
            string name = Text(key);
            if (known.Length > 0 && !known.Contains(name))
                throw Error(key, $"'{name}' is unknown here{Near(name, known)}");
            yield return (name, value);
        }
    }

    public int Number(YamlNode node)
    {
        string text = Text(node);
        bool hex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        return int.TryParse(hex ? text[2..] : text, hex ? NumberStyles.AllowHexSpecifier : NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
            ? value
            : throw Error(node, $"'{text}' is not a whole number");
    }

    public double Real(YamlNode node) => double.TryParse(Text(node), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
        ? value
        : throw Error(node, $"'{Text(node)}' is not a number");

    public bool Flag(YamlNode node) => Text(node) switch
    {
        "true" or "yes" => true,
        "false" or "no" => false,
        _ => throw Error(node, $"'{Text(node)}' is neither true nor false"),
    };

    /// <summary>Milliseconds: a number of them, or with "ms" or "s".</summary>
    public int Milliseconds(YamlNode node)
    {
        string text = Text(node);
        double factor = text.EndsWith("ms", StringComparison.Ordinal) ? 1 : text.EndsWith('s') ? 1000 : 1;
        return double.TryParse(text.TrimEnd('s').TrimEnd('m'), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value * factor is >= 1 and <= 60_000
            ? (int)(value * factor)
            : throw Error(node, $"'{text}' is no time from 1ms to 60s");
    }

    private static string Near(string name, string[] known)
    {
        string? best = known.OrderBy(candidate => Codes.CodeNames.Distance(name, candidate, 32)).FirstOrDefault();
        return best is not null && Codes.CodeNames.Distance(name, best, 32) <= Math.Max(2, name.Length / 3)
            ? $"; did you mean {best}?"
            : $"; possible are {string.Join(", ", known)}";
    }
}
