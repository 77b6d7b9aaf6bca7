using System.CommandLine;
using System.CommandLine.Parsing;
using Rdfwd.Session.Text;

namespace Rdfwd.Cli.Printing;

/// <summary>What is wrong with a command line, in this program's words rather than those of the library that parses it. Pure.</summary>
internal static class UsageText
{
    /// <summary>One clause without a full stop.</summary>
    public static string Of(ParseError error, CommandResult command)
    {
        string message = error.Message;
        string value = error.SymbolResult?.Tokens is { Count: > 0 } tokens ? Printable.Line(tokens[^1].Value, 60) : "";
        string name = NameOf(error.SymbolResult);
        if (message.StartsWith("Argument '", StringComparison.Ordinal) && message.IndexOf("Must be one of:", StringComparison.Ordinal) is > 0 and int at)
            return $"'{value}' is no value for {name}; write {Choice(message[at..])}";
        if (message.StartsWith("Cannot parse argument", StringComparison.Ordinal))
            return $"'{value}' is no value for {name}; write {Values(error.SymbolResult)}";
        if (message.StartsWith("Unrecognized command or argument '", StringComparison.Ordinal))
            return $"there is a word too many: {message[message.IndexOf('\'', StringComparison.Ordinal)..].TrimEnd('.')}";
        if (message.StartsWith("Required command", StringComparison.Ordinal))
            return $"a command is missing: {Listed(command.Command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name))}";
        if (message.StartsWith("Required argument missing", StringComparison.Ordinal))
            return error.SymbolResult is OptionResult option ? $"{name} needs a value: {option.Option.HelpName ?? "a word"}" : $"{Missing(command)} is missing";
        return message.Length == 0 ? "the command line cannot be understood" : char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.');
    }

    private static string NameOf(SymbolResult? symbol) => symbol switch
    {
        OptionResult option => option.IdentifierToken?.Value ?? option.Option.Name,
        ArgumentResult { Parent: OptionResult option } => NameOf(option),
        ArgumentResult argument => argument.Argument.Name,
        CommandResult command => command.Command.Name,
        _ => "it",
    };

    // "Must be one of:", and each word in quotes on a line of its own.
    private static string Choice(string text) => Listed(text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(word => word.Trim('\'')));

    private static string Values(SymbolResult? symbol) => symbol switch
    {
        ArgumentResult { Parent: OptionResult option } => Values(option),
        OptionResult { Option.HelpName: { } help } when help.Contains('|', StringComparison.Ordinal) => Listed(help.Split('|')),
        _ => "a number",
    };

    private static string Listed(IEnumerable<string> words)
    {
        string[] all = [.. words];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} or {all[^1]}";
    }

    private static string Missing(CommandResult command) => command.Command.Arguments
        .FirstOrDefault(a => (command.GetResult(a)?.Tokens.Count ?? 0) < a.Arity.MinimumNumberOfValues)?.Name ?? "an argument";
}
