using System.CommandLine;
using System.CommandLine.Parsing;
using Rdfwd.Session.Targets;

namespace Rdfwd.Cli.Configuration;

/// <summary>Adds what the configuration file says to a command line, where the line itself is silent.</summary>
internal static class ConfiguredArguments
{
    /// <summary>The words to parse instead. Throws what is wrong in the file.</summary>
    public static string[] Complete(string[] words, ParseResult result, RootCommand root)
    {
        Command command = result.CommandResult.Command;
        Argument? target = command.Arguments.FirstOrDefault(argument => argument.Name == "TARGET");
        // Help, completion and commands that go nowhere do without it; so does a line with a mistake, which is told first.
        if (target is null || command.Hidden || command.Name == "config" || result.Errors.Count > 0 || result.Action != command.Action || WordsOf(result.CommandResult, words) is not int named)
            return words;
        ConfigurationKeys keys = new(root);
        string? text = result.GetResult(target)?.Tokens is [Token first, ..] ? first.Value : null;
        List<string> added = [];
        foreach (ConfiguredValue value in ConfigurationFile.Load(ConfigurationFile.StandardPath, keys).For(HostOf(text)).Values)
        {
            if (command.Options.FirstOrDefault(option => option.Name == $"--{value.Key}") is { } option && result.GetResult(option) is null or { Implicit: true })
                added.AddRange(value.Values.Select(one => keys.Word(value.Key, one)));
        }

        return [.. words[..named], .. added, .. words[named..]];
    }

    /// <summary>How many words name the command; null when the line does not begin with them.</summary>
    private static int? WordsOf(CommandResult result, string[] words)
    {
        if (result.Parent is not CommandResult parent)
            return 0;
        return WordsOf(parent, words) is int before && before < words.Length && (words[before] == result.Command.Name || result.Command.Aliases.Contains(words[before])) ? before + 1 : null;
    }

    /// <summary>The host as the target names it; empty for this machine.</summary>
    public static string HostOf(string? target) => TargetParser.TryParse(target, out Target parsed, out _) && parsed.Kind == TargetKind.Ssh ? parsed.Host : "";
}
