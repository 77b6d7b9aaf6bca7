using System.CommandLine;
using Rdfwd.Interop.Libc;
using Rdfwd.Session.Daemon;
using Rdfwd.Session.Services;
using Rdfwd.Session.Text;

namespace Rdfwd.Cli.Commands;

/// <summary><c>rdfwd _open</c>: what a session's programs find as xdg-open. Its statuses are those of xdg-open(1).</summary>
internal static class OpenCommand
{
    private const int NoProgram = 3;
    private const int Failed = 4;

    public static Command Create()
    {
        Argument<string[]> words = new("WORDS") { Arity = ArgumentArity.OneOrMore };
        Command command = new("_open", "Open a link or file where the session is shown (run by a session's xdg-open)") { words };
        command.Hidden = true;
        command.SetAction(result => Run(result.GetValue(words) ?? []));
        return command;
    }

    private static int Run(string[] words)
    {
        if (words is not [string display, string folder, ..])
            return Failed;
        if (words is [_, _, string what] && Ask(display, folder, what) is (string kind, OpenAnswer answer))
        {
            if (answer.Outcome == "opened")
                return 0;
            Console.Error.WriteLine($"xdg-open: the {kind} is not opened: {Printable.Line(answer.Reason, 300)}");
            return Failed;
        }

        if (LinkRequest.FindOwn(folder) is not (string program, string[] first, IReadOnlyDictionary<string, string> environment))
        {
            Console.Error.WriteLine("xdg-open: no client of this session opens it, and this machine has no xdg-open of its own; its package is xdg-utils");
            return NoProgram;
        }

        using ChildProcess process = ProcessSpawner.Spawn(new ProcessStart
        {
            FileName = program,
            Arguments = [.. first, .. words[2..]],
            Environment = environment,
            StandardInput = 0,
            StandardOutput = 1,
            StandardError = 2,
        });
        while (!process.WaitForExit(TimeSpan.FromHours(1)))
        {
        }

        process.TryGetExit(out int code, out int signal);
        return signal > 0 ? 128 + signal : code;
    }

    /// <summary>What the session's client made of it; null when it is to be opened here.</summary>
    private static (string Kind, OpenAnswer Answer)? Ask(string display, string folder, string what)
    {
        if (LinkRequest.IsLink(what))
            return LinkRequest.Ask(display, folder, what) is { } answer ? ("link", answer) : null;
        return LinkRequest.FileOf(what, Environment.CurrentDirectory) is { } path && LinkRequest.AskFile(display, folder, path) is { } told ? ("file", told) : null;
    }
}
