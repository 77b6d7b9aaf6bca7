using System.CommandLine;

namespace Rdfwd.Cli.Commands;

/// <summary><c>rdfwd exit</c></summary>
internal static class ExitCommand
{
    public static Command Create()
    {
        return RequestCommand.Create(
            "exit",
            "End a session's daemon; its display and programs stay",
            (opened, _) => $"the daemon of {opened.Display} has ended; rdfwd attach {opened.Display} starts another",
            ("rdfwd exit :101", "before an upgrade: the next attach or start adopts display and programs"));
    }
}
