using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Rdfwd.Cli.Printing;
using Rdfwd.Display;
using Rdfwd.Display.Codecs;
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
        last.Validators.Add(option => Bench.BenchOptions.CheckRange(option, 1, 1_000_000));
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
        Response answer = client.Ask("frames", new() { ["most"] = [last.ToString(CultureInfo.InvariantCulture)] });
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
                case JsonValueKind.Object when property.Name == "options":
                    output.WriteLine($"{label}:");
                    foreach ((string name, string value) in Settings(property.Value))
                        output.WriteLine($"{indent}  {name}: {value}");
                    break;
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

    // In the words of rdfwd control, in which nobody reads a limit of 0.
    private static IEnumerable<(string Name, string Value)> Settings(JsonElement options)
    {
        long Number(string name) => options.TryGetProperty(name, out JsonElement value) && value.TryGetInt64(out long number) ? number : 0;
        string? Text(string name) => options.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
        PictureOptions picture = new()
        {
            Encoding = Enum.TryParse(Text("encoding"), out EncodingMode mode) ? mode : default,
            Encoder = Text("encoder"),
            Quality = (int)Number("quality"),
            VideoBitsPerSecond = Number("video_bits_per_second"),
            FramesPerSecond = (int)Number("frames_per_second"),
            BitsPerSecond = Number("bits_per_second"),
        };
        return PictureOptions.Settings.Select(s => (s.Name, Printable.Line(picture.ValueOf(s.Name))));
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

    // As X programs take it for -geometry; null where it is no rectangle.
    private static string? Place(JsonElement value)
    {
        int[] numbers = [.. ((string[])["width", "height", "x", "y"]).SelectMany(name => value.TryGetProperty(name, out JsonElement part) && part.TryGetInt32(out int number) ? (int[])[number] : [])];
        return numbers is [int width, int height, int x, int y] ? string.Create(CultureInfo.InvariantCulture, $"{width}x{height}{x:+0;-0}{y:+0;-0}") : null;
    }

    private static string Plain(JsonElement value)
    {
        return value.ValueKind switch
        {
            JsonValueKind.String when value.TryGetDateTimeOffset(out DateTimeOffset time) => time.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            JsonValueKind.String => value.GetString() is { Length: > 0 } text ? Printable.Line(text) : "-",
            JsonValueKind.Object when Place(value) is { } place => place,
            JsonValueKind.Object => $"({string.Join(' ', value.EnumerateObject().Select(property => $"{Printable.Line(property.Name)}={Plain(property.Value)}"))})",
            _ => Printable.Line(value.GetRawText()),
        };
    }
}
