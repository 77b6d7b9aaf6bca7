using System.CommandLine;
using System.Text.Json;
using Rdfwd.Session.Client;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Cli.Commands;

/// <summary>A command that asks a session's daemon for one thing and prints a sentence, or its JSON.</summary>
internal static class RequestCommand
{
    public static Command Create(string name, string description, Func<Opened, AnswerJson, string> say, params (string Line, string Says)[] examples)
    {
        TargetOptions target = new();
        ProgramCommand command = new(name, description, examples);
        target.AddTo(command);
        command.SetAction(result =>
        {
            using ControlClient client = ControlClient.Open(target.Target(result), target.Connection(result));
            Response answer = client.Ask(name);
            Console.Out.WriteLine(result.GetValue(target.Json) ? answer.Json : say(client.Opened, new AnswerJson(answer.Json)));
            return (int)ExitCode.Ok;
        });
        return command;
    }
}
