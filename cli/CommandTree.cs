using System.CommandLine;
using System.CommandLine.Help;
using Rdfwd.Cli.Bench;
using Rdfwd.Cli.Commands;
using Rdfwd.Cli.Demo;
using Rdfwd.Cli.Input;
using Rdfwd.Cli.Printing;

namespace Rdfwd.Cli;

/// <summary>All commands of the program.</summary>
internal static class CommandTree
{
    public static RootCommand Create()
    {
        RootCommand root = new("Remote windows and remote input over ssh.")
        {
            StartCommand.Create(),
            StartCommand.CreateDesktop(),
            ShadowCommand.Create(),
            AttachCommand.Create(),
            DetachCommand.Create(),
            StopCommand.Create(),
            ExitCommand.Create(),
            ListCommand.Create(),
            InfoCommand.Create(),
            TopCommand.Create(),
            ControlCommand.Create(),
            RecordCommand.Create(),
            ReplayCommand.Create(),
            RunCommand.Create(),
            ScreenshotCommand.Create(),
            SendCommand.Create(),
            ConfigCommand.Create(),
            VersionCommand.Create(),
            DoctorCommand.Create(),
            DemoCommand.Create(),
            CompletionCommand.Create(),
            InputCommand.Create(),
            ConnectCommand.Create(),
            OpenCommand.Create(),
            SessionCommand.Create(),
            CodecsCommand.Create(),
            BenchCommand.Create(),
            BenchInputCommand.CreatePeer(),
            ProbeCommand.Create(),
            LinkCommand.Create(),
        };
        foreach (Option option in root.Options)
        {
            if (option is not HelpOption { Action: HelpAction standard } help)
                continue;
            help.Action = new HelpPage(standard);
            // Here they are paths.
            _ = help.Aliases.Remove("/h");
            _ = help.Aliases.Remove("/?");
        }

        return root;
    }
}
