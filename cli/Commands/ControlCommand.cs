using System.CommandLine;
using System.CommandLine.Completions;
using System.Text.Json;
using Rdfwd.Display;
using Rdfwd.Session;
using Rdfwd.Session.Client;
using Rdfwd.Session.Targets;
using Rdfwd.Session.Text;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Cli.Commands;

/// <summary><c>rdfwd control</c></summary>
internal static class ControlCommand
{
    public static Command Create()
    {
        TargetOptions target = new();
        Argument<string[]> setting = new("SETTING VALUE")
        {
            Arity = new ArgumentArity(0, 2),
            Description = string.Join("; ", PictureOptions.Settings.Select(s => $"{s.Name}: {s.Values}")),
        };
        setting.CompletionSources.Add(_ => PictureOptions.Settings.Select(s => new CompletionItem(s.Name)));
        ProgramCommand command = new(
            "control",
            "Change how a running session sends its pictures",
            ("rdfwd control ssh:host limit 8M", "no more than 8 Mbit/s"),
            ("rdfwd control quality 30", "coarser video in the only session of this machine"),
            ("rdfwd control :101", "what all settings are"),
            ("rdfwd control ssh:host fps", "what one is"));
        target.AddTo(command, checkTarget: false);
        command.Add(setting);
        command.SetAction(result =>
        {
            string[] words = result.GetValue(setting) ?? [];
            string first = target.TargetText(result) ?? "";
            Target where = Target.Here;
            // Of two words none is a target, unless the second is a setting whose value is asked for.
            if (words.Length == 1 && !(IsSetting(words[0]) && !IsSetting(first)))
                words = [first, words[0]];
            else if (words.Length == 0 && IsSetting(first))
                words = [first];
            else
                where = target.Target(result);
            Dictionary<string, string[]> arguments = [];
            if (words.Length == 2)
            {
                // Slips are told before anything is connected.
                if (!new PictureOptions().TryWith(words[0], words[1], out _, out string error))
                    throw new SessionException(Failure.Usage, error);
                arguments[words[0]] = [words[1]];
            }

            using ControlClient client = ControlClient.Open(where, target.Connection(result));
            Response answer = client.Ask("control", arguments);
            Print(answer.Json, words, result.GetValue(target.Json));
            return (int)ExitCode.Ok;
        });
        return command;
    }

    private static bool IsSetting(string word) => PictureOptions.Settings.Any(s => s.Name == word);

    private static void Print(string json, string[] words, bool asJson)
    {
        AnswerJson answer = new(json);
        if (asJson)
        {
            Console.Out.WriteLine(json);
            return;
        }

        foreach (JsonProperty setting in answer.Root.EnumerateObject().Where(s => words.Length == 0 || s.Name == words[0]))
            Console.Out.WriteLine($"{Printable.Line(setting.Name)} is {Printable.Line(setting.Value.ToString())}");
    }
}
