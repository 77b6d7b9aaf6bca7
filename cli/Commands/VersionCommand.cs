using System.CommandLine;
using Rdfwd.Session;
using Rdfwd.Session.Client;
using Rdfwd.Session.Targets;

namespace Rdfwd.Cli.Commands;

/// <summary><c>rdfwd version</c></summary>
internal static class VersionCommand
{
    public static Command Create()
    {
        TargetOptions target = new();
        ProgramCommand command = new(
            "version",
            "Show this program's version, or another machine's",
            ("rdfwd version", "this program's"),
            ("rdfwd version ssh:host", "that of the rdfwd on another machine"));
        target.AddTo(command);
        command.SetAction(result =>
        {
            Target where = target.Target(result);
            string json = where.Kind == TargetKind.Local ? MachineAnswers.Version() : MachineClient.Ask(where, target.Connection(result), "version");
            AnswerJson answer = new(json);
            Console.Out.WriteLine(result.GetValue(target.Json) ? json : answer.TryGetText("program", out string program) ? program : "unknown");
            return (int)ExitCode.Ok;
        });
        return command;
    }
}
