using System.CommandLine;
using Rdfwd.Display.Far;
using Rdfwd.Session;
using Rdfwd.Session.Client;
using Rdfwd.Session.Daemon;
using Rdfwd.Session.Starting;
using Rdfwd.Session.Targets;
using Rdfwd.Session.Text;

namespace Rdfwd.Cli.Commands;

/// <summary><c>rdfwd start</c>, and <c>rdfwd start-desktop</c> for a whole desktop in one window.</summary>
internal sealed class StartCommand
{
    private readonly FarDisplayKind _kind;

    private readonly TargetOptions _target = new();
    private readonly AttachOptions _attachOptions = new();

    private readonly Option<string[]> _children = new("--child", "--start-child", "--start")
    {
        HelpName = "CMD",
        Description = "A program to start in the session (may be given again)",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string> _name = new("--session-name", "-n")
    {
        HelpName = "NAME",
        Description = "A name for the session; without one it is called after its first program",
        DefaultValueFactory = _ => "",
    };

    private readonly Option<string> _attach = TargetOptions.Choice("--attach", "Show the windows here (auto: where there is a $DISPLAY, and always for another machine)", "auto", "auto", "yes", "no");

    private readonly Option<bool> _exitWithChildren = new("--exit-with-children") { Description = "End the session with its last program, and give that program's exit status" };

    private readonly Option<string> _xServer = new("--xvfb")
    {
        HelpName = "CMD",
        Description = "The X server, instead of Xvfb: Xvnc, Xephyr, Xorg with the dummy driver",
        DefaultValueFactory = _ => "",
    };

    private readonly Option<string?> _display = new("--display") { HelpName = ":N", Description = "The session's display number, instead of a free one" };

    private readonly Option<string[]> _environment = new("--env") { HelpName = "K=V", Description = "A variable for the programs (may be given again)", DefaultValueFactory = _ => [] };

    private readonly Option<string> _encoding = TargetOptions.Choice("--encoding", "How pictures travel", "auto", "auto", "lossless", "h264");

    private readonly Option<string> _idleTimeout = new("--idle-timeout", "--server-idle-timeout")
    {
        HelpName = "TIME",
        Description = "Stop the session when nobody was attached for this long: 90s, 30m, 8h, 2d; 0 never",
        DefaultValueFactory = _ => "0",
    };

    private readonly Option<string> _size = new("--size")
    {
        HelpName = "WxH",
        Description = "How large the desktop is at first",
        DefaultValueFactory = _ => $"{StartOptions.DefaultSize.Width}x{StartOptions.DefaultSize.Height}",
    };
    private readonly Option<string> _bus = TargetOptions.Choice("--dbus", "Whether the programs get a D-Bus session of their own", "yes", "yes", "no");

    private readonly Option<string> _daemon = TargetOptions.Choice("--daemon", "no keeps the daemon in the foreground, with its log on standard error", "yes", "yes", "no");

    private StartCommand(FarDisplayKind kind)
    {
        _kind = kind;
    }

    public static Command Create()
    {
        return new StartCommand(FarDisplayKind.Windows).Build();
    }

    public static Command CreateDesktop()
    {
        Command command = new StartCommand(FarDisplayKind.Desktop).Build();
        command.Aliases.Add("desktop");
        return command;
    }

    private ProgramCommand Describe() => _kind == FarDisplayKind.Desktop
        ? new(
            "start-desktop",
            "Start a whole desktop in a session, shown in one window",
            ("rdfwd start-desktop ssh:host --child=startxfce4", "any desktop or window manager; Ctrl-C detaches, the same line attaches again"),
            ("rdfwd start-desktop ssh:host --child=openbox --child=xterm --full-screen", "fills the monitor; Ctrl+Alt+Return leaves that and comes back"),
            ("rdfwd start-desktop ssh:host --child=startxfce4 --full-screen --monitors=all", "fills all monitors, and the desktop there has the same ones"),
            ("rdfwd start-desktop --size=1024x768 --xvfb='Xephyr -screen 1024x768' --child=openbox", "on another X server"))
        : new(
            "start",
            "Start programs in a session, and show their windows here",
            ("rdfwd start ssh:host --child=xterm", "on another machine; Ctrl-C detaches, the same line attaches again"),
            ("rdfwd start --child=xterm --attach=no", "on this machine, for later"),
            ("rdfwd start ssh:host:7 --child='gimp a.png' --session-name=art", "on display :7 there, with a name"),
            ("rdfwd start ssh:host --exit-with-children --child='make check'", "ends with the program, with its exit status"),
            ("rdfwd start exec:'docker exec -i box rdfwd _connect' --child=xterm", "through any byte pipe"));

    private ProgramCommand Build()
    {
        ProgramCommand command = Describe();
        _display.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !SessionSelector.TryParseDisplay(result.Tokens[0].Value.TrimStart(':'), out int _))
                result.AddError($"'{result.Tokens[0].Value}' is not a display; write :N");
        });
        _idleTimeout.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !DurationText.TryParse(result.Tokens[0].Value, out TimeSpan _))
                result.AddError($"'{result.Tokens[0].Value}' is not a time; write 90s, 30m, 8h or 2d");
        });
        foreach (Option option in (Option[])[_children, _name, _attach, _exitWithChildren, _display, _environment, _encoding, _xServer, _idleTimeout, _bus, _daemon])
            command.Add(option);
        if (_kind == FarDisplayKind.Desktop)
        {
            _size.Validators.Add(result =>
            {
                if (result.Tokens.Count > 0 && !ScreenSizeText.TryParse(result.Tokens[0].Value, out ScreenSize _))
                    result.AddError($"'{result.Tokens[0].Value}' is not a size; write 1920x1080");
            });
            command.Add(_size);
        }

        _attachOptions.AddTo(command);
        _target.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult result)
    {
        Target target = _target.Target(result);
        StartOptions options = ReadOptions(result, target);
        if (result.GetValue(_daemon) == "no")
            return RunForeground(result, target, options);
        bool here = target.Kind == TargetKind.Local;
        bool attach = result.GetValue(_attach) switch
        {
            "yes" => true,
            "no" => false,
            _ => !here || Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 },
        };
        if (attach)
            return AttachRunner.Run(_target, _attachOptions, result, "start", (options with { Reuse = true }).ToWire(), passStatus: options.ExitWithChildren);
        using ControlClient client = ControlClient.Open(target, _target.Connection(result), "start", options.ToWire());
        Target there = target with { Session = SessionSelector.TryParse(client.Opened.Display, out SessionSelector session) ? session : default };
        Console.Out.WriteLine(result.GetValue(_target.Json)
            ? OpenedJson.Format(client.Opened)
            : $"session {client.Opened.Display} ({Printable.Line(client.Opened.Name)}) runs; show it with: rdfwd attach {there}; end it with: rdfwd stop {there}");
        return (int)ExitCode.Ok;
    }

    private int RunForeground(ParseResult result, Target target, StartOptions options)
    {
        if (target.Kind != TargetKind.Local)
            throw new SessionException(Failure.Usage, "--daemon=no runs the session in this terminal; it needs a session of this machine");
        if (result.GetValue(_attach) == "yes")
            throw new SessionException(Failure.Usage, "--daemon=no keeps this terminal for the daemon; attach from another one");
        return DaemonProgram.RunForeground(options, Console.Error);
    }

    private StartOptions ReadOptions(ParseResult result, Target target)
    {
        int? display = target.Session.Display;
        if (result.GetValue(_display) is { } text && SessionSelector.TryParseDisplay(text.TrimStart(':'), out int number))
        {
            if (display is not null && display != number)
                throw new SessionException(Failure.Usage, $"the target says display :{display} and --display says :{number}; give one of them");
            display = number;
        }

        string name = result.GetValue(_name) ?? "";
        if (target.Session.Name.Length > 0)
        {
            if (name.Length > 0 && name != target.Session.Name)
                throw new SessionException(Failure.Usage, $"the target says '{target.Session.Name}' and --session-name says '{name}'; give one of them");
            name = target.Session.Name;
        }

        TimeSpan idle = DurationText.TryParse(result.GetValue(_idleTimeout) ?? "0", out TimeSpan time) ? time : TimeSpan.Zero;
        StartOptions options = new()
        {
            Children = result.GetValue(_children) ?? [],
            Name = name,
            Display = display,
            XServer = result.GetValue(_xServer) ?? "",
            Environment = result.GetValue(_environment) ?? [],
            ExitWithChildren = result.GetValue(_exitWithChildren),
            IdleTimeout = idle,
            Encoding = result.GetValue(_encoding) ?? "auto",
            Kind = _kind,
            ReadOnly = _attachOptions.IsReadOnly(result),
            Size = _kind == FarDisplayKind.Desktop && ScreenSizeText.TryParse(result.GetValue(_size) ?? "", out ScreenSize size) ? size : StartOptions.DefaultSize,
            WantsBus = result.GetValue(_bus) != "no",
            WorkingDirectory = target.Kind == TargetKind.Local ? Environment.CurrentDirectory : "",
        };
        if (options.ExitWithChildren && options.Children.Count == 0)
            throw new SessionException(Failure.Usage, "--exit-with-children needs a --child to wait for");

        // Reading the travelling form applies its checks here, before anything is connected.
        return StartOptions.FromWire(options.ToWire());
    }
}
