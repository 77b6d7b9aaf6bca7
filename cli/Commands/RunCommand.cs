using System.CommandLine;
using Rdfwd.Session;
using Rdfwd.Session.Client;
using Rdfwd.Session.Targets;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Cli.Commands;

/// <summary><c>rdfwd run</c></summary>
internal static class RunCommand
{
    public static Command Create()
    {
        TargetOptions target = new();
        Argument<string[]> words = new("CMD") { Description = "The program and its arguments, after --", Arity = ArgumentArity.ZeroOrMore };
        ProgramCommand command = new(
            "run",
            "Start another program in a session",
            ("rdfwd run -- xeyes", "in the only session of this machine"),
            ("rdfwd run ssh:host:101 -- gimp picture.png", "in one of another machine"));
        target.AddTo(command);
        command.Add(words);
        command.SetAction(result =>
        {
            string[] line = result.GetValue(words) ?? [];
            Target where = target.Target(result);
            (where, line) = TakeCommand(result.Tokens, where, target.TargetText(result), line);
            if (line.Length == 0)
                throw new SessionException(Failure.Usage, "there is no command to run; write it after --, as in: rdfwd run :101 -- xeyes");
            using ControlClient client = ControlClient.Open(where, target.Connection(result));
            Response answer = client.Ask("run", new() { ["command"] = line });
            Console.Out.WriteLine(result.GetValue(target.Json) ? answer.Json : $"started as process {PidOf(answer)}");
            return (int)ExitCode.Ok;
        });
        return command;
    }

    /// <summary>What stands before -- is the target; without anything before it, the parser has taken the command's first word for one.</summary>
    private static (Target Target, string[] Words) TakeCommand(IReadOnlyList<System.CommandLine.Parsing.Token> tokens, Target target, string? text, string[] words)
    {
        int separator = -1;
        bool targetBefore = false;
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Type == System.CommandLine.Parsing.TokenType.DoubleDash)
            {
                separator = i;
                break;
            }

            targetBefore |= tokens[i].Type == System.CommandLine.Parsing.TokenType.Argument && tokens[i].Value == text;
        }

        return separator < 0 || targetBefore || text is null ? (target, words) : (Target.Here, [text, .. words]);
    }

    private static string PidOf(Response answer)
    {
        return new AnswerJson(answer.Json).TryGetText("pid", out string pid) ? pid : "?";
    }
}
