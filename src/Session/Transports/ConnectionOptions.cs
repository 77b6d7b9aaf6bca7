namespace Rdfwd.Session.Transports;

/// <summary>How to reach a machine, and how to talk with the person meanwhile.</summary>
public sealed record ConnectionOptions
{
    /// <summary>The ssh program with its options, split as a shell would.</summary>
    public string SshCommand { get; init; } = "ssh";

    /// <summary>Where rdfwd is on the other machine, or empty to look in the usual places.</summary>
    public string RemoteProgram { get; init; } = "";

    public DeployPolicy Deploy { get; init; }

    /// <summary>This program's own file: what is copied to other machines and what runs the daemon.</summary>
    public string ProgramPath { get; init; } = Environment.ProcessPath ?? "/proc/self/exe";

    /// <summary>Asks a person a question with yes or no; false where nobody can be asked.</summary>
    public Func<string, bool> Ask { get; init; } = _ => false;

    /// <summary>Tells a person what happens, one line at a time.</summary>
    public Action<string> Tell { get; init; } = _ => { };

    /// <summary>Whether a person sees standard error: then ssh's own warnings are shown as they come.</summary>
    public bool TerminalOnError { get; init; }

    /// <summary>Ends commands that wait for a machine, with an interrupted failure. An attached client has its own way to leave.</summary>
    public CancellationToken Cancel { get; init; }

    /// <summary>How long the other side may take to answer once ssh or the command runs; a person may have to type a password.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromMinutes(2);
}
