using System.CommandLine;
using Rdfwd.Interop.Libc;
using Rdfwd.Session.Connecting;

namespace Rdfwd.Cli.Commands;

/// <summary><c>rdfwd _connect</c>: what ssh runs on the far machine.</summary>
internal static class ConnectCommand
{
    public static Command Create()
    {
        Command command = new("_connect", "Speak the protocol on standard input and output (run by ssh)") { Hidden = true };
        command.SetAction(_ =>
        {
            using SafeFileDescriptor input = new(0);
            using SafeFileDescriptor output = new(1);
            return new Connector(Environment.ProcessPath ?? "/proc/self/exe").Run(input, output);
        });
        return command;
    }
}
