using System.CommandLine;

namespace Rdfwd.Cli.Commands;

/// <summary><c>rdfwd stop</c></summary>
internal static class StopCommand
{
    public static Command Create()
    {
        return RequestCommand.Create(
            "stop",
            "End a session and its programs",
            (opened, _) => $"session {opened.Display} ({opened.Name}) has ended",
            ("rdfwd stop", "the only session of this machine"),
            ("rdfwd stop ssh:host:101", "one of another machine: its programs get SIGTERM, and SIGKILL where that does not end them"));
    }
}
