using System.Globalization;
using System.IO.Enumeration;
using Rdfwd.Cli.Printing;
using Rdfwd.Interop.Libc;
using Rdfwd.Session;
using Rdfwd.Session.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Rdfwd.Cli.Configuration;

/// <summary>
/// The person's configuration file: defaults, and sections for hosts. Every mistake in it is a <see cref="SessionException"/> that names
/// the line. Immutable.
/// </summary>
internal sealed class ConfigurationFile
{
    private const int MaxCharacters = 1 << 20;

    private readonly List<ConfiguredValue> _values = [];
    private readonly ConfigurationKeys _keys;

    private ConfigurationFile(string path, ConfigurationKeys keys)
    {
        Path = path;
        _keys = keys;
    }

    public string Path { get; }

    /// <summary><c>$XDG_CONFIG_HOME/rdfwd/config.yaml</c>, else <c>~/.config/rdfwd/config.yaml</c> (XDG Base Directory Specification 0.8).</summary>
    public static string StandardPath
    {
        get
        {
            string? home = Environment.GetEnvironmentVariable("XDG_CONFIG_HOME");
            // The specification has relative paths ignored.
            if (home is null || !home.StartsWith('/'))
                home = System.IO.Path.Combine(Environment.GetEnvironmentVariable("HOME") ?? "/", ".config");
            return System.IO.Path.Combine(home, "rdfwd", "config.yaml");
        }
    }

    /// <summary>Reads the file; one that does not exist sets nothing.</summary>
    public static ConfigurationFile Load(string path, ConfigurationKeys keys)
    {
        ConfigurationFile file = new(path, keys);
        if (File.Exists(path))
            file.Read(ReadText(path));
        return file;
    }

    /// <summary>What holds for a host (empty: this machine): the defaults, then each section that fits, in the order of the file; the last one wins.</summary>
    public IReadOnlyDictionary<string, ConfiguredValue> For(string host)
    {
        Dictionary<string, ConfiguredValue> effective = new(StringComparer.Ordinal);
        string name = host.Length > 0 ? host : "localhost";
        foreach (ConfiguredValue value in _values.Where(value => value.Section.Length == 0))
            effective[value.Key] = value;
        foreach (ConfiguredValue value in _values.Where(value => value.Section.Length > 0 && FileSystemName.MatchesSimpleExpression(value.Section, name)))
            effective[value.Key] = value;
        return effective;
    }

    private static string ReadText(string path)
    {
        try
        {
            string text = File.ReadAllText(path);
            return text.Length <= MaxCharacters ? text : throw new SessionException(Failure.BadConfiguration, $"{path} is too long to be a configuration");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SessionException(Failure.FileFailed, $"{path} cannot be read: {SystemWords.Of(e)}", e);
        }
    }

    private void Read(string text)
    {
        YamlStream stream = [];
        try
        {
            using StringReader reader = new(text);
            stream.Load(reader);
        }
        catch (YamlException e)
        {
            throw Error(e.Start.Line, $"this is not YAML ({Printable.Line(e.Message, 200)})");
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException or NullReferenceException)
        {
            // The library answers some malformed text with these.
            throw new SessionException(Failure.BadConfiguration, $"{Path} is not YAML", e);
        }

        if (stream.Documents.Count == 0)
            return;
        foreach ((string name, YamlNode key, YamlNode value) in Pairs(stream.Documents[0].RootNode))
        {
            if (name == "defaults")
                ReadSection("", value);
            else if (name == "hosts")
                ReadHosts(value);
            else
                throw Error(key.Start.Line, Unknown(name, ["defaults", "hosts"]));
        }
    }

    private void ReadHosts(YamlNode hosts)
    {
        foreach ((string host, YamlNode key, YamlNode section) in Pairs(hosts))
        {
            if (host.Length == 0 || host.Any(char.IsWhiteSpace))
                throw Error(key.Start.Line, $"'{Printable.Line(host, 80)}' is not a host");
            ReadSection(host, section);
        }
    }

    private void ReadSection(string section, YamlNode node)
    {
        foreach ((string name, YamlNode key, YamlNode value) in Pairs(node))
        {
            if (!_keys.IsKnown(name))
                throw Error(key.Start.Line, Unknown(name, _keys.Names));
            IReadOnlyList<string> values = value switch
            {
                YamlScalarNode scalar => [scalar.Value ?? ""],
                YamlSequenceNode list when _keys.TakesSeveral(name) && list.Children.All(item => item is YamlScalarNode) => [.. list.Children.Select(item => ((YamlScalarNode)item).Value ?? "")],
                _ => throw Error(value.Start.Line, $"{name} takes {(_keys.TakesSeveral(name) ? "a value or a list of values" : "one value")}"),
            };
            if (_keys.FindMistake(name, values) is { } mistake)
                throw Error(value.Start.Line, mistake);
            _values.Add(new ConfiguredValue(name, values, section, key.Start.Line));
        }
    }

    private IEnumerable<(string Name, YamlNode Key, YamlNode Value)> Pairs(YamlNode node)
    {
        // An empty section is an empty scalar.
        if (node is YamlScalarNode { Value: null or "" })
            yield break;
        if (node is not YamlMappingNode map)
            throw Error(node.Start.Line, "names with values were expected here");
        foreach ((YamlNode key, YamlNode value) in map.Children)
            yield return ((key as YamlScalarNode)?.Value ?? throw Error(key.Start.Line, "a name was expected here"), key, value);
    }

    private SessionException Error(long line, string what) =>
        new(Failure.BadConfiguration, string.Create(CultureInfo.InvariantCulture, $"{Path}, line {line}: {what}"));

    private static string Unknown(string name, IReadOnlyList<string> known)
    {
        string? near = known.FirstOrDefault(candidate => Spelling.IsNear(name, candidate));
        return $"'{Printable.Line(name, 60)}' is unknown here; {(near is null ? $"possible are {string.Join(", ", known)}" : $"did you mean {near}?")}";
    }
}
