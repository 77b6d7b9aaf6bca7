using System.CommandLine;
using Rdfwd.Display.Far;
using Rdfwd.Display.X11;
using Rdfwd.Session;
using Rdfwd.Session.Client;
using Rdfwd.Session.Starting;
using Rdfwd.Session.Targets;
using Rdfwd.Session.Text;

namespace Rdfwd.Cli.Commands;

/// <summary><c>rdfwd shadow</c></summary>
internal sealed class ShadowCommand
{
    private readonly TargetOptions _target = new();
    private readonly AttachOptions _attachOptions = new();

    private readonly Option<string?> _display = new("--display") { HelpName = ":N", Description = "Which X display there; without it $DISPLAY, or the only one" };

    private readonly Option<string> _attach = TargetOptions.Choice("--attach", "Show it here", "yes", "yes", "no");

    private readonly Option<string> _encoding = TargetOptions.Choice("--encoding", "How pictures travel", "auto", "auto", "lossless", "h264");

    public static Command Create()
    {
        return new ShadowCommand().Build();
    }

    private ProgramCommand Build()
    {
        ProgramCommand command = new(
            "shadow",
            "Show an X display that exists already, in one window",
            ("rdfwd shadow ssh:host", "the desktop of whoever is logged in there; a line at its upper right tells them"),
            ("rdfwd shadow ssh:host --readonly", "only look"),
            ("rdfwd shadow ssh:host:1", "display :1, where there are several"),
            ("rdfwd stop ssh:host:0", "ends the shadow; the desktop stays as it is"));
        _display.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !SessionSelector.TryParseDisplay(result.Tokens[0].Value.TrimStart(':'), out int _))
                result.AddError($"'{result.Tokens[0].Value}' is not a display; write :N");
        });
        foreach (Option option in (Option[])[_display, _attach, _encoding])
            command.Add(option);
        _attachOptions.AddTo(command);
        _target.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult result)
    {
        Target target = _target.Target(result);
        bool attach = result.GetValue(_attach) == "yes";
        StartOptions options = new()
        {
            Kind = FarDisplayKind.Shadow,
            ShadowDisplay = WantedDisplay(result, target),
            ReadOnly = _attachOptions.IsReadOnly(result),
            Encoding = result.GetValue(_encoding) ?? "auto",
            Reuse = attach,
        };
        if (attach && target.Kind == TargetKind.Local)
            RefuseMirror(options.ShadowDisplay);
        Dictionary<string, string[]> asked = StartOptions.FromWire(options.ToWire()).ToWire();
        if (attach)
            return AttachRunner.Run(_target, _attachOptions, result, "start", asked);
        using ControlClient client = ControlClient.Open(target, _target.Connection(result), "start", asked);
        Target there = target with { Session = SessionSelector.TryParse(client.Opened.Display, out SessionSelector session) ? session : default };
        Console.Out.WriteLine(result.GetValue(_target.Json)
            ? OpenedJson.Format(client.Opened)
            : $"display {client.Opened.Display} can be shown with: rdfwd attach {there}; end that with: rdfwd stop {there}");
        return (int)ExitCode.Ok;
    }

    private string WantedDisplay(ParseResult result, Target target)
    {
        if (target.Session.Name.Length > 0)
            throw new SessionException(Failure.Usage, $"'{target.Session.Name}' is a name, and shadow shows a display; write :N");
        string named = target.Session.Display is { } number ? $":{number}" : "";
        string given = result.GetValue(_display) is { } text ? $":{text.TrimStart(':')}" : "";
        if (named.Length > 0 && given.Length > 0 && named != given)
            throw new SessionException(Failure.Usage, $"the target says display {named} and --display says {given}; give one of them");
        return given.Length > 0 ? given : named;
    }

    // A window that shows the screen that it is on shows itself without end.
    private static void RefuseMirror(string wanted)
    {
        int here = XConnection.DisplayNumber(Environment.GetEnvironmentVariable("DISPLAY") ?? "");
        if (here >= 0 && (wanted.Length == 0 || XConnection.DisplayNumber(wanted) == here))
            throw new SessionException(Failure.Usage, $"display :{here} is the one that its picture would be shown on; name another display or machine, or make it ready for others with --attach=no");
    }
}
