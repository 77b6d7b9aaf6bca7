using System.CommandLine;
using System.Globalization;
using Rdfwd.Bench.Link;
using Rdfwd.Session;

namespace Rdfwd.Cli.Bench;

/// <summary><c>rdfwd _link</c>: a slow network, as ssh's ProxyCommand.</summary>
internal static class LinkCommand
{
    public static Command Create()
    {
        LinkOptions link = new();
        Option<string?> counters = new("--counters") { HelpName = "FILE", Description = "Where to count the bytes" };
        Option<ushort?> listen = new("--listen") { HelpName = "PORT", Description = "Take one connection to this port of this machine instead of standard input and output" };
        Argument<string[]> where = new("where") { HelpName = "HOST PORT | -- COMMAND", Arity = ArgumentArity.OneOrMore };
        ProgramCommand command = new(
            "_link",
            "Simulate a network between standard input and output and a port or a command",
            ("ssh -o ProxyCommand='rdfwd _link --delay 20 --rate 20000 %h %p' host", "a network of 20 Mbit/s and 40 ms there and back"))
        {
            Hidden = true,
        };
        link.AddTo(command);
        command.Add(counters);
        command.Add(listen);
        command.Add(where);
        command.SetAction(result =>
        {
            string[] words = result.GetValue(where)!;
            LinkShape shape = link.Read(result);
            // The two forms are told apart by the dashes, which the parser takes away.
            if (result.Tokens.Any(token => token.Value == "--"))
                return LinkProgram.RunToCommand(shape, words, result.GetValue(counters));
            if (words.Length != 2 || !ushort.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out ushort port))
                throw new SessionException(Failure.Usage, "give a host and a port, or -- and a command");
            if (result.GetValue(listen) is { } listenPort)
                LinkProgram.RunFromPort(shape, listenPort, words[0], port, result.GetValue(counters));
            else
                LinkProgram.RunToPort(shape, words[0], port, result.GetValue(counters));
            return (int)ExitCode.Ok;
        });
        return command;
    }
}
