using System.CommandLine;

namespace Rdfwd.Cli.Commands;

/// <summary><c>rdfwd detach</c></summary>
internal static class DetachCommand
{
    public static Command Create()
    {
        return RequestCommand.Create(
            "detach",
            "Make the session's client leave; the session stays",
            (_, json) => json.TryGetText("detached", out string who) && who.Length > 0 ? $"{who} left the session" : "nobody was attached",
            ("rdfwd detach ssh:host", "take nothing with you: the windows close there, the programs run on"));
    }
}
