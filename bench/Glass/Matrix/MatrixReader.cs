using System.Globalization;
using Rdfwd.Bench.Link;
using Rdfwd.Bench.Probe;
using Rdfwd.Display;
using YamlDotNet.RepresentationModel;

namespace Rdfwd.Bench.Matrix;

/// <summary>Reads a matrix file (docs/benchmarks.md). Every mistake is a <see cref="BenchException"/> with file, line and what would do.</summary>
public sealed class MatrixReader
{
    private const int MostPoints = 100_000;

    private static readonly string[] SceneNames = [.. Enum.GetNames<SceneKind>().Select(n => n.ToLowerInvariant())];

    private readonly MatrixYaml _yaml;
    private readonly IReadOnlyList<string> _through;

    private MatrixReader(string name, IReadOnlyList<string> through)
    {
        _yaml = new MatrixYaml(name);
        _through = through;
    }

    /// <param name="text">The YAML.</param>
    /// <param name="name">The file's name in messages.</param>
    /// <param name="through">What may bring the pixels.</param>
    public static MatrixPlan Read(string text, string name, IReadOnlyList<string> through) => new MatrixReader(name, through).Read(text);

    private MatrixPlan Read(string text)
    {
        YamlMappingNode root = _yaml.Parse(text);
        MatrixPlan plan = new() { Scenes = [], Links = [new MatrixLink("none", new LinkShape())] };
        foreach ((string name, YamlNode _, YamlNode value) in _yaml.Pairs(root, "scenes", "links", "through", "parameters", "repetitions", "seconds", "settle", "keys", "size"))
        {
            plan = name switch
            {
                "scenes" => plan with { Scenes = [.. _yaml.List(value).Select(Scene)] },
                "links" => plan with { Links = Links(value) },
                "through" => plan with { Through = [.. _yaml.List(value).Select(Over)] },
                "parameters" => plan with { Parameters = [.. _yaml.Pairs(value, [.. PictureOptions.Settings.Select(s => s.Name)]).Select(p => Parameter(p.Name, p.Value))] },
                "repetitions" => plan with { Repetitions = _yaml.Whole(value, 1, 1000) },
                "seconds" => plan with { Seconds = _yaml.Number(value, 0.5, 3600) },
                "settle" => plan with { Settle = _yaml.Number(value, 0, 600) },
                "keys" => plan with { Keys = _yaml.Whole(value, 1, 10_000) },
                _ => Size(plan, value),
            };
        }

        if (plan.Scenes.Count == 0)
            throw _yaml.Error(root, $"a list 'scenes' was expected; possible are {string.Join(", ", SceneNames)}, with frames a second as in 'video 30'");
        return plan.Points().Take(MostPoints + 1).Count() <= MostPoints ? plan : throw _yaml.Error(root, $"these are more than {MostPoints} runs");
    }

    private MatrixScene Scene(YamlNode node)
    {
        string[] words = _yaml.Text(node).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || !SceneNames.Contains(words[0]))
            throw _yaml.Error(node, $"there is no scene '{_yaml.Text(node)}'{MatrixYaml.Near(words.Length == 0 ? "" : words[0], SceneNames)}");
        SceneKind kind = Enum.Parse<SceneKind>(words[0], ignoreCase: true);
        int rate = 60;
        if (words.Length > 2 || (words.Length == 2 && (!int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out rate) || rate is < 1 or > 1000)))
            throw _yaml.Error(node, $"'{_yaml.Text(node)}' is no scene; write '{words[0]} 30' for 30 frames a second");
        return new MatrixScene(kind, rate);
    }

    private MatrixLink[] Links(YamlNode node)
    {
        MatrixLink[] links = [.. _yaml.List(node).Select(Link)];
        return links.Select(l => l.Name).Distinct().Count() == links.Length ? links : throw _yaml.Error(node, "two links have one name");
    }

    private MatrixLink Link(YamlNode node)
    {
        if (node is YamlScalarNode { Value: "none" })
            return new MatrixLink("none", new LinkShape());
        string name = "";
        LinkShape shape = new();
        foreach ((string field, YamlNode _, YamlNode value) in _yaml.Pairs(node, "name", "delay", "rate", "queue", "jitter", "stalls", "stall"))
        {
            switch (field)
            {
                case "name":
                    name = _yaml.Text(value);
                    break;
                case "delay":
                    shape = shape with { Delay = _yaml.Time(value) };
                    break;
                case "rate":
                    shape = shape with { Rate = RateSchedule.TryParse(_yaml.Text(value), out RateSchedule rate) ? rate : throw _yaml.Error(value, $"'{_yaml.Text(value)}' is not a rate in kbit/s; write 20000, or 20000,2000@8s,20000@13s") };
                    break;
                case "queue":
                    shape = shape with { QueueBytes = _yaml.Whole(value, 1, 65_536) * 1024 };
                    break;
                case "jitter":
                    shape = shape with { Jitter = _yaml.Time(value) };
                    break;
                case "stalls":
                    shape = shape with { StallShare = _yaml.Number(value, 0, 100) / 100 };
                    break;
                default:
                    shape = shape with { StallTime = _yaml.Time(value) };
                    break;
            }
        }

        if (shape.StallShare > 0 && shape.StallTime == TimeSpan.Zero)
            throw _yaml.Error(node, "a link with stalls needs their length: stall: 200ms");
        return new MatrixLink(name.Length > 0 ? name : shape.ToString(), shape);
    }

    private string Over(YamlNode node) =>
        _through.Contains(_yaml.Text(node)) ? _yaml.Text(node) : throw _yaml.Error(node, $"'{_yaml.Text(node)}' brings no pixels{MatrixYaml.Near(_yaml.Text(node), _through)}");

    private (string Name, IReadOnlyList<string> Values) Parameter(string name, YamlNode node)
    {
        List<string> values = [];
        foreach (YamlNode value in _yaml.List(node))
        {
            if (!new PictureOptions().TryWith(name, _yaml.Text(value), out _, out string error))
                throw _yaml.Error(value, error);
            values.Add(_yaml.Text(value));
        }

        return (name, values);
    }

    private MatrixPlan Size(MatrixPlan plan, YamlNode node)
    {
        string[] sides = _yaml.Text(node).Split('x');
        return sides.Length == 2 && int.TryParse(sides[0], NumberStyles.None, CultureInfo.InvariantCulture, out int width) && int.TryParse(sides[1], NumberStyles.None, CultureInfo.InvariantCulture, out int height)
            && width is >= ProbeOptions.MinWidth and <= 1920 && height is >= ProbeOptions.MinHeight and <= 1080
            ? plan with { Width = width, Height = height }
            : throw _yaml.Error(node, $"'{_yaml.Text(node)}' is no size; write 1280x720, from {ProbeOptions.MinWidth}x{ProbeOptions.MinHeight} to 1920x1080");
    }
}
