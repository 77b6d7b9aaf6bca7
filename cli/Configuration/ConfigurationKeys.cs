using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Rdfwd.Session.Text;

namespace Rdfwd.Cli.Configuration;

/// <summary>
/// What the configuration file may set: the options of <c>start</c> and <c>start-desktop</c>, except those that say what this one session is, and the
/// chords of <c>input connect</c>.
/// </summary>
internal sealed class ConfigurationKeys
{
    private static readonly string[] OfOneSession = ["--child", "--session-name", "--display", "--exit-with-children", "--daemon", "--json", "--verbose"];

    private static readonly string[] OfDevices = ["--hotkey", "--panic"];

    private readonly Dictionary<string, (Option Option, Command Command)> _options;

    public ConfigurationKeys(RootCommand root)
    {
        // It has all that start has, and the size of the desktop.
        Command session = Find(root, "start-desktop"), devices = Find(Find(root, "input"), "connect");
        _options = session.Options
            .Where(option => option is not HelpOption && !OfOneSession.Contains(option.Name))
            .Select(option => (option, session))
            .Concat(devices.Options.Where(option => OfDevices.Contains(option.Name)).Select(option => (option, devices)))
            .ToDictionary(known => known.Item1.Name.TrimStart('-'), StringComparer.Ordinal);
        Names = [.. _options.Keys.Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<string> Names { get; }

    public bool IsKnown(string key) => _options.ContainsKey(key);

    /// <summary>Whether the option may be given again.</summary>
    public bool TakesSeveral(string key) => _options[key].Option.ValueType == typeof(string[]);

    /// <summary>What holds when nobody says anything; empty where there is no such value.</summary>
    public string Preset(string key) => _options[key].Option switch
    {
        { HasDefaultValue: true } option when option.ValueType == typeof(string) => (string?)option.GetDefaultValue() ?? "",
        { } option when option.ValueType == typeof(bool) => "no",
        _ => "",
    };

    /// <summary>The option with a value, as on a command line.</summary>
    public string Word(string key, string value)
    {
        bool flag = _options[key].Option.ValueType == typeof(bool);
        return $"--{key}={(flag ? value switch { "yes" => "true", "no" => "false", _ => value } : value)}";
    }

    /// <summary>What is wrong with values, or null.</summary>
    public string? FindMistake(string key, IReadOnlyList<string> values)
    {
        ParseResult result = _options[key].Command.Parse([.. values.Select(value => Word(key, value))]);
        return result.Errors.Count == 0 ? null : $"{key}: {Printable.Line(result.Errors[0].Message, 300).TrimEnd('.')}";
    }

    private static Command Find(Command parent, string name) => parent.Subcommands.Single(command => command.Name == name);
}
