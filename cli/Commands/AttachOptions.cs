using System.CommandLine;

namespace Rdfwd.Cli.Commands;

/// <summary>Options of the commands that show windows.</summary>
internal sealed class AttachOptions
{
    public Option<string> Reconnect { get; } = TargetOptions.Choice("--reconnect", "Come back when the link is lost", "yes", "yes", "no");

    public Option<string> Title { get; } = new("--title")
    {
        HelpName = "TEXT",
        Description = "The windows' titles: {title}, {session} and {host} are filled in",
        DefaultValueFactory = _ => "{title} on {host}",
    };

    public void AddTo(Command command)
    {
        command.Add(Reconnect);
        command.Add(Title);
    }
}
