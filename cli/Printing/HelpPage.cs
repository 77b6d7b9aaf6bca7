using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Rdfwd.Cli.Printing;

/// <summary>The help pages: one grouped screen for the program, the library's page with examples for a command.</summary>
internal sealed class HelpPage : SynchronousCommandLineAction
{
    private readonly HelpAction _standard;

    public HelpPage(HelpAction standard)
    {
        _standard = standard;
    }

    /// <summary>The groups of the program's page; a command that is in none is not shown.</summary>
    public static IReadOnlyList<(string Title, string[] Commands)> Groups { get; } =
    [
        ("Sessions", ["start", "start-desktop", "shadow", "attach", "detach", "stop", "exit", "list"]),
        ("In a session", ["run", "info", "top", "control", "record", "replay", "screenshot", "send"]),
        ("Devices", ["input"]),
        ("Help and checks", ["doctor", "demo", "bench", "version", "config", "completion"]),
    ];

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        TextWriter output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is RootCommand root)
        {
            WriteProgram(root, output);
            return 0;
        }

        _standard.MaxWidth = 100;
        int code = _standard.Invoke(parseResult);
        if (parseResult.CommandResult.Command is ProgramCommand { Examples.Count: > 0 } command)
        {
            output.WriteLine("Examples:");
            foreach ((string line, string says) in command.Examples)
                output.WriteLine($"  {line}\n      {says}");
        }

        return code;
    }

    /// <summary>The program's page.</summary>
    public static void WriteProgram(RootCommand root, TextWriter output)
    {
        output.WriteLine("Usage: rdfwd COMMAND [TARGET] [OPTIONS]      (rdfwd COMMAND --help has examples)");
        foreach ((string title, string[] names) in Groups)
        {
            output.WriteLine($"{title}:");
            foreach (string name in names)
            {
                if (root.Subcommands.FirstOrDefault(command => command.Name == name) is { } command)
                    output.WriteLine($"  {name,-13} {command.Description}");
            }
        }

        output.WriteLine("TARGET: nothing, :N or a session's name (this machine); ssh:[user@]host[:N];");
        output.WriteLine("        ssh://[user@]host[:port][/N-or-name]; exec:COMMAND (any byte pipe)");
    }
}
