using System.CommandLine;
using System.Globalization;
using Rdfwd.Cli.Printing;
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
        Option<string?> window = new("--window") { HelpName = "ID", Description = "Only this window (its id is in rdfwd info)" };
        ProgramCommand command = new(
            "screenshot",
            "Save a picture of a session",
            ("rdfwd screenshot", "the only session of this machine, to rdfwd-101.png or the like"),
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
            if (result.GetValue(window) is { } id)
                arguments["window"] = [ParseWindow(id).ToString(CultureInfo.InvariantCulture)];
            using ControlClient client = ControlClient.Open(where, target.Connection(result));
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

    private static uint ParseWindow(string text)
    {
        bool hexadecimal = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        return uint.TryParse(hexadecimal ? text[2..] : text, hexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out uint id)
            ? id
            : throw new SessionException(Failure.Usage, $"'{text}' is not a window's id; rdfwd info shows them");
    }

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
            throw new SessionException(Failure.FileFailed, $"{path} cannot be written: {e.Message}", e);
        }

        Console.Out.WriteLine(json ? answer.Json : $"saved {path}");
    }
}
