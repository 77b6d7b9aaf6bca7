using System.CommandLine;
using System.Globalization;
using Rdfwd.Cli.Printing;
using Rdfwd.Interop.Libc;
using Rdfwd.Session;
using Rdfwd.Session.Client;
using Rdfwd.Session.Targets;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Cli.Commands;

/// <summary><c>rdfwd screenshot</c></summary>
internal static class ScreenshotCommand
{
    public static Command Create()
    {
        TargetOptions target = new();
        Argument<string?> file = new("FILE") { Arity = ArgumentArity.ZeroOrOne, Description = "A PNG file, or - for standard output [default: rdfwd-DISPLAY.png]" };
        Option<string?> window = new("--window") { HelpName = "ID|TITLE", Description = "Only this window, by its id (see rdfwd info), its title or a part of its title" };
        ProgramCommand command = new(
            "screenshot",
            "Save a picture of a session",
            ("rdfwd screenshot", "the only session of this machine, to rdfwd-101.png or the like"),
            ("rdfwd screenshot --window=xterm", "one window, by a part of its title"),
            ("rdfwd screenshot ssh:host - | feh -", "one of another machine, to another program"));
        target.AddTo(command, checkTarget: false);
        command.Add(file);
        command.Add(window);
        command.SetAction(result =>
        {
            string? path = result.GetValue(file);
            Target where = Target.Here;
            if (path is null && IsFile(target.TargetText(result)))
                path = target.TargetText(result);
            else
                where = target.Target(result);
            Dictionary<string, string[]> arguments = [];
            using ControlClient client = ControlClient.Open(where, target.Connection(result));
            if (result.GetValue(window) is { } wanted)
                arguments["window"] = [FindWindow(client, wanted).ToString(CultureInfo.InvariantCulture)];
            Response answer = client.Ask("screenshot", arguments);
            Save(path ?? $"rdfwd-{client.Opened.Display.TrimStart(':')}.png", answer, result.GetValue(target.Json));
            return (int)ExitCode.Ok;
        });
        return command;
    }

    /// <summary>A single argument that looks like a file is one; targets never end so.</summary>
    private static bool IsFile(string? text)
    {
        return text is not null && (text == "-" || text.EndsWith(".png", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>An id; else the one window with this title, or the one whose title has it as a part.</summary>
    private static uint FindWindow(ControlClient client, string text)
    {
        bool hexadecimal = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        if (uint.TryParse(hexadecimal ? text[2..] : text, hexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out uint id))
            return id;
        (uint Id, string Title)[] windows =
        [
            .. new AnswerJson(client.Ask("info").Json).Root.GetProperty("picture").GetProperty("windows").EnumerateArray()
                .Select(window => (window.GetProperty("id").GetUInt32(), window.GetProperty("title").GetString() ?? "")),
        ];
        (uint Id, string Title)[] fitting = [.. windows.Where(window => window.Title == text)];
        if (fitting.Length == 0)
            fitting = [.. windows.Where(window => window.Title.Contains(text, StringComparison.OrdinalIgnoreCase))];
        return fitting switch
        {
            [(uint only, _)] => only,
            [] => throw new SessionException(Failure.Refused, $"no window of this session has '{text}' in its title") { Details = [.. windows.Select(Describe)] },
            _ => throw new SessionException(Failure.Refused, $"several windows have '{text}' in their titles; give an id") { Details = [.. fitting.Select(Describe)] },
        };
    }

    private static string Describe((uint Id, string Title) window) => $"0x{window.Id:x}  {window.Title}";

    private static void Save(string path, Response answer, bool json)
    {
        try
        {
            if (path == "-")
            {
                using Stream output = new StandardStream(1);
                output.Write(answer.Payload);
                return;
            }

            using (FileStream output = new(path, FileMode.Create))
                output.Write(answer.Payload);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SessionException(Failure.FileFailed, $"{path} cannot be written: {SystemWords.Of(e)}", e);
        }

        Console.Out.WriteLine(json ? answer.Json : $"saved {path}");
    }
}
