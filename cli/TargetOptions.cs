using System.CommandLine;
using System.CommandLine.Parsing;
using Rdfwd.Session;
using Rdfwd.Session.Targets;
using Rdfwd.Session.Transports;

namespace Rdfwd.Cli;

/// <summary>What every command that reaches a session takes: the target, how to get there, and how to print.</summary>
internal sealed class TargetOptions
{
    private readonly Argument<string?> _target = new("TARGET")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = ":N or a session's name (this machine), ssh:[user@]host[:N], ssh://[user@]host[:port][/N-or-name], exec:COMMAND",
    };

    private readonly Option<string> _ssh = new("--ssh")
    {
        HelpName = "CMD",
        Description = "The ssh program with its options",
        DefaultValueFactory = _ => "ssh",
    };

    private readonly Option<string?> _remoteProgram = new("--remote-rdfwd", "--remote-xpra")
    {
        HelpName = "PATH",
        Description = "Where rdfwd is on the other machine",
    };

    private readonly Option<string> _deploy = Choice("--deploy", "Copy rdfwd to the other machine where it is missing", "ask", "ask", "yes", "no");

    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "Say more on standard error" };

    /// <summary>Leaves --verbose to another part of the command.</summary>
    public bool SharesVerbose { get; init; }

    public Option<bool> Json { get; } = new("--json") { Description = "Print JSON" };

    /// <summary>An option that takes one of a few words.</summary>
    public static Option<string> Choice(string name, string description, string preset, params string[] words)
    {
        Option<string> option = new(name) { Description = description, DefaultValueFactory = _ => preset, HelpName = string.Join('|', words) };
        option.AcceptOnlyFromAmong(words);
        return option;
    }

    /// <param name="command">The command that gets them.</param>
    /// <param name="json">Whether it prints something.</param>
    /// <param name="checkTarget">False where the first argument may be something else; <see cref="Target"/> checks it then.</param>
    public void AddTo(Command command, bool json = true, bool checkTarget = true)
    {
        if (checkTarget)
            _target.Validators.Add(Validate);
        command.Add(_target);
        command.Add(_ssh);
        command.Add(_remoteProgram);
        command.Add(_deploy);
        if (json)
            command.Add(Json);
        if (!SharesVerbose)
            command.Add(_verbose);
    }

    public string? TargetText(ParseResult result)
    {
        return result.GetValue(_target);
    }

    public Target Target(ParseResult result)
    {
        return TargetParser.TryParse(result.GetValue(_target), out Target target, out string error) ? target : throw new SessionException(Failure.Usage, error);
    }

    public bool Verbose(ParseResult result)
    {
        return result.GetValue(_verbose);
    }

    public ConnectionOptions Connection(ParseResult result)
    {
        return new ConnectionOptions
        {
            SshCommand = result.GetValue(_ssh) ?? "ssh",
            RemoteProgram = result.GetValue(_remoteProgram) ?? "",
            Deploy = result.GetValue(_deploy) switch
            {
                "yes" => DeployPolicy.Yes,
                "no" => DeployPolicy.No,
                _ => DeployPolicy.Ask,
            },
            Tell = Console.Error.WriteLine,
            Ask = Terminal.Ask,
            Cancel = Interruption.Token,
            TerminalOnError = Terminal.HasStandardError,
        };
    }

    private static void Validate(ArgumentResult result)
    {
        if (result.Tokens.Count == 0)
            return;
        string text = result.Tokens[0].Value;
        if (text.StartsWith('-'))
            result.AddError($"there is no option '{text}'");
        else if (!TargetParser.TryParse(text, out _, out string error))
            result.AddError(error);
    }
}
