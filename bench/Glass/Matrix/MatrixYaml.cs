using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Rdfwd.Bench.Matrix;

/// <summary>The YAML of a matrix file: nodes with their lines, and errors that name file, line and the word that was meant.</summary>
internal sealed class MatrixYaml
{
    private const int MostCharacters = 1 << 20;
    private const int MostLevels = 8;

    private readonly string _name;

    public MatrixYaml(string name)
    {
        _name = name;
    }

    /// <exception cref="BenchException">It is no YAML mapping.</exception>
    public YamlMappingNode Parse(string text)
    {
        if (text.Length > MostCharacters)
            throw new BenchException($"{_name} is longer than {MostCharacters} characters.");
        try
        {
            CheckShape(text);
            YamlStream stream = [];
            using StringReader reader = new(text);
            stream.Load(reader);
            return stream.Documents.Count == 1 ? Map(stream.Documents[0].RootNode) : throw new BenchException($"{_name} has {stream.Documents.Count} YAML documents instead of one.");
        }
        catch (YamlException e)
        {
            throw new BenchException(string.Create(CultureInfo.InvariantCulture, $"{_name}, line {e.Start.Line}: this is not YAML: {e.Message}"));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException or KeyNotFoundException or NullReferenceException)
        {
            // YamlDotNet's scanner answers some malformed text with these.
            throw new BenchException($"{_name} is not YAML.");
        }
    }

    public BenchException Error(YamlNode node, string what) => new(string.Create(CultureInfo.InvariantCulture, $"{_name}, line {node.Start.Line}: {what}{(what.EndsWith('?') ? "" : ".")}"));

    public YamlMappingNode Map(YamlNode node) => node as YamlMappingNode ?? throw Error(node, "names with values were expected here");

    /// <summary>The items of a list, or the one that stands for it. At least one.</summary>
    public IReadOnlyList<YamlNode> List(YamlNode node)
    {
        IReadOnlyList<YamlNode> items = node is YamlSequenceNode sequence ? [.. sequence.Children] : [node];
        return items.Count > 0 ? items : throw Error(node, "this list is empty");
    }

    public string Text(YamlNode node) => (node as YamlScalarNode)?.Value ?? throw Error(node, "a single value was expected here");

    /// <summary>The pairs of a mapping, whose names must be among the known ones; all with none.</summary>
    public IEnumerable<(string Name, YamlNode Key, YamlNode Value)> Pairs(YamlNode node, params IReadOnlyList<string> known)
    {
        foreach ((YamlNode key, YamlNode value) in Map(node).Children)
        {
            string name = Text(key);
            if (known.Count > 0 && !known.Contains(name))
                throw Error(key, $"'{name}' is unknown here{Near(name, known)}");
            yield return (name, key, value);
        }
    }

    public double Number(YamlNode node, double low, double high) =>
        double.TryParse(Text(node), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= low && value <= high
            ? value
            : throw Error(node, string.Create(CultureInfo.InvariantCulture, $"'{Text(node)}' is not a number from {low} to {high}"));

    public int Whole(YamlNode node, int low, int high) =>
        int.TryParse(Text(node), NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= low && value <= high
            ? value
            : throw Error(node, $"'{Text(node)}' is not a whole number from {low} to {high}");

    /// <summary>A number of milliseconds, or with "ms" or "s".</summary>
    public TimeSpan Time(YamlNode node)
    {
        string text = Text(node);
        double factor = text.EndsWith('s') && !text.EndsWith("ms", StringComparison.Ordinal) ? 1000 : 1;
        return double.TryParse(text.TrimEnd('s').TrimEnd('m'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) && value * factor <= 60_000
            ? TimeSpan.FromMilliseconds(value * factor)
            : throw Error(node, $"'{text}' is no time; write 40ms or 1s");
    }

    /// <summary>Words for the end of a complaint: the nearest of the known ones, or all.</summary>
    public static string Near(string word, IReadOnlyList<string> known)
    {
        string best = known.MinBy(candidate => Distance(word, candidate))!;
        return Distance(word, best) <= Math.Max(2, word.Length / 3) ? $"; did you mean {best}?" : $"; possible are {string.Join(", ", known)}";
    }

    // Nodes are built by recursion, so their depth is checked on the flat events first.
    private void CheckShape(string text)
    {
        using StringReader reader = new(text);
        Parser parser = new(reader);
        int depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > MostLevels)
                throw new BenchException(string.Create(CultureInfo.InvariantCulture, $"{_name}, line {parser.Current.Start.Line}: values are nested too deeply."));
            if (parser.Current is AnchorAlias)
                throw new BenchException(string.Create(CultureInfo.InvariantCulture, $"{_name}, line {parser.Current.Start.Line}: aliases are not used here."));
        }
    }

    // How many letters are more, less, other or swapped with their neighbour (optimal string alignment).
    private static int Distance(string a, string b)
    {
        int[,] cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    cost[i, j] = i + j;
                    continue;
                }

                int change = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(change, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }

        return cost[a.Length, b.Length];
    }
}
