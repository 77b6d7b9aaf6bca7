using System.CommandLine;

namespace Rdfwd.Cli.Commands;

/// <summary><c>rdfwd attach</c></summary>
internal static class AttachCommand
{
    public static Command Create()
    {
        TargetOptions target = new();
        AttachOptions attach = new();
        ProgramCommand command = new(
            "attach",
            "Show a session's windows here",
            ("rdfwd attach", "the only session of this machine"),
            ("rdfwd attach :101", "by its display"),
            ("rdfwd attach ssh:host", "the only session of another machine"),
            ("rdfwd attach ssh://me@host:2222/work", "by its name, on another port"));
        attach.AddTo(command);
        target.AddTo(command, json: false);
        command.SetAction(result => AttachRunner.Run(target, attach, result, "attach", []));
        return command;
    }
}
