using System.CommandLine;

namespace Rdfwd.Cli.Commands;

/// <summary>Options of the commands that show windows.</summary>
internal sealed class AttachOptions
{
    public Option<string> Reconnect { get; } = TargetOptions.Choice("--reconnect", "Come back when the link is lost", "yes", "yes", "no");

    public Option<string[]> Devices { get; } = new("--device") { HelpName = "DEVICE", Description = "Lend this input device to the session's machine (a path, name:GLOB, kind:KIND, ...)", AllowMultipleArgumentsPerToken = false };

    public Option<bool> Statistics { get; } = new("--stats") { Description = "Draw figures in a corner of every window" };

    public void AddTo(Command command)
    {
        command.Add(Reconnect);
        command.Add(Statistics);
        command.Add(Devices);
    }
}
