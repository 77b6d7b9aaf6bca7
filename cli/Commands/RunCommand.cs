using System.CommandLine;
using System.CommandLine.Parsing;
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
        target.AddTo(command, checkTarget: false);
        command.Add(words);
        command.SetAction(result =>
        {
            string[] line = result.GetValue(words) ?? [];
            Target where = Target.Here;
            if (IsTargetGiven(result.Tokens, target.TargetText(result)))
                where = target.Target(result);
            else if (target.TargetText(result) is { } first)
                line = [first, .. line];
            if (line.Length == 0)
                throw new SessionException(Failure.Usage, "there is no command to run; write it after --, as in: rdfwd run :101 -- xeyes");
            using ControlClient client = ControlClient.Open(where, target.Connection(result));
            Response answer = client.Ask("run", new() { ["command"] = line });
            Console.Out.WriteLine(result.GetValue(target.Json) ? answer.Json : $"started as process {PidOf(answer)}");
            return (int)ExitCode.Ok;
        });
        return command;
    }

    /// <summary>Whether the target stands before --; without one, the parser has taken the command's first word for it.</summary>
    private static bool IsTargetGiven(IReadOnlyList<Token> tokens, string? target)
    {
        foreach (Token token in tokens)
        {
            if (token.Type == TokenType.DoubleDash)
                return false;
            if (token.Type == TokenType.Argument && token.Value == target)
                return true;
        }

        return target is not null;
    }

    private static string PidOf(Response answer)
    {
        return new AnswerJson(answer.Json).TryGetText("pid", out string pid) ? pid : "?";
    }
}
