using System.CommandLine;

namespace Rdfwd.Cli.Commands;

/// <summary>Options of the commands that show windows.</summary>
internal sealed class AttachOptions
{
    public Option<string> Reconnect { get; } = TargetOptions.Choice("--reconnect", "Come back when the link is lost", "yes", "yes", "no");

    public void AddTo(Command command)
    {
        command.Add(Reconnect);
    }
}
