using System.CommandLine;
using Rdfwd.Display.Codecs.Video;
using Rdfwd.Interop.Libc;
using Rdfwd.Session.Health;

namespace Rdfwd.Cli.Commands;

/// <summary><c>rdfwd _codecs</c>: tries every codec of this machine, for a session or a client that is asked about them.</summary>
internal static class CodecsCommand
{
    // What it is asked beside has a picture to show.
    private const int Nice = 10;

    public static Command Create()
    {
        Command command = new("_codecs", "Try the codecs of this machine (run by sessions and clients)") { Hidden = true };
        command.SetAction(parsed =>
        {
            _ = Libc.setpriority(Libc.PRIO_PROCESS, (uint)Libc.gettid(), Nice);
            Console.Out.WriteLine(CodecTrial.Format(VideoCodecs.TryAll()));
            return (int)ExitCode.Ok;
        });
        return command;
    }
}
