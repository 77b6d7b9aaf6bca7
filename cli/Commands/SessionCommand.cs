using System.CommandLine;
using Rdfwd.Session.Daemon;

namespace Rdfwd.Cli.Commands;

/// <summary><c>rdfwd _session</c>: a session's daemon, started by <c>_connect</c>.</summary>
internal static class SessionCommand
{
    public static Command Create()
    {
        Command command = new("_session", "Serve a session (run by _connect)") { Hidden = true };
        command.SetAction(_ => DaemonProgram.Run());
        return command;
    }
}
