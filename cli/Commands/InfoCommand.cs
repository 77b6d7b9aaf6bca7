using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Rdfwd.Cli.Printing;
using Rdfwd.Session.Client;
using Rdfwd.Session.Text;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Cli.Commands;

/// <summary><c>rdfwd info</c></summary>
internal static class InfoCommand
{
    public static Command Create()
    {
        TargetOptions target = new();
        ProgramCommand command = new(
            "info",
            "Show what a session does, how, and why so",
            ("rdfwd info :101", "programs, windows, client, codecs and their reasons"),
            ("rdfwd info ssh:host --json", "the same for a script"),
            ("rdfwd info --frames", "where the time of the newest frames went"));
        Option<bool> frames = new("--frames") { Description = "Show the newest frames, stage by stage, instead" };
        Option<int> last = new("--last") { HelpName = "N", Description = "With --frames: how many", DefaultValueFactory = _ => 40 };
        target.AddTo(command);
        command.Add(frames);
        command.Add(last);
        command.SetAction(result =>
        {
            using ControlClient client = ControlClient.Open(target.Target(result), target.Connection(result));
            if (result.GetValue(frames))
                return ShowFrames(client, result.GetValue(last), result.GetValue(target.Json));
            Response answer = client.Ask("info");
            if (result.GetValue(target.Json))
                Console.Out.WriteLine(answer.Json);
            else
                Print(new AnswerJson(answer.Json).Root, Console.Out, 0);
            return (int)ExitCode.Ok;
        });
        return command;
    }

    private static int ShowFrames(ControlClient client, int last, bool json)
    {
        Response answer = client.Ask("frames", new() { ["most"] = [Math.Max(last, 0).ToString(CultureInfo.InvariantCulture)] });
        if (json)
            Console.Out.WriteLine(answer.Json);
        else
            FrameTable.Print(FrameTable.Read(answer.Json), Console.Out);
        return (int)ExitCode.Ok;
    }

    private static void Print(JsonElement element, TextWriter output, int depth)
    {
        string indent = new(' ', depth * 2);
        foreach (JsonProperty property in element.EnumerateObject())
        {
            string label = indent + Label(property);
            switch (property.Value.ValueKind)
            {
                case JsonValueKind.Object:
                    output.WriteLine($"{label}:");
                    Print(property.Value, output, depth + 1);
                    break;
                case JsonValueKind.Array:
                    PrintList(property, output, depth);
                    break;
                default:
                    output.WriteLine($"{label}: {Plain(property.Value)}");
                    break;
            }
        }
    }

    private static string Label(JsonProperty property) => Printable.Line(property.Name.Replace('_', ' '));

    private static void PrintList(JsonProperty list, TextWriter output, int depth)
    {
        output.WriteLine($"{new string(' ', depth * 2)}{Label(list)}:{(list.Value.GetArrayLength() == 0 ? " none" : "")}");
        foreach (JsonElement item in list.Value.EnumerateArray())
            PrintItem(item, output, depth + 1);
    }

    private static void PrintItem(JsonElement item, TextWriter output, int depth)
    {
        string indent = new(' ', depth * 2);
        if (item.ValueKind != JsonValueKind.Object)
        {
            output.WriteLine($"{indent}- {Plain(item)}");
            return;
        }

        IEnumerable<string> parts = item.EnumerateObject().Where(property => property.Value.ValueKind != JsonValueKind.Array).Select(property => $"{Label(property)} {Plain(property.Value)}");
        output.WriteLine($"{indent}- {string.Join(", ", parts)}");
        foreach (JsonProperty list in item.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.Array))
            PrintList(list, output, depth + 1);
    }

    private static string Plain(JsonElement value)
    {
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString() is { Length: > 0 } text ? Printable.Line(text) : "-",
            JsonValueKind.Object => $"({string.Join(' ', value.EnumerateObject().Select(property => $"{Printable.Line(property.Name)}={Plain(property.Value)}"))})",
            _ => Printable.Line(value.GetRawText()),
        };
    }
}
