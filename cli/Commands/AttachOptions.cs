using System.CommandLine;
using Rdfwd.Display;
using Rdfwd.Display.Codecs.Video;
using Rdfwd.Display.Composing;
using Rdfwd.Display.Near;
using Rdfwd.Session.Client;
using Rdfwd.Session.Text;

namespace Rdfwd.Cli.Commands;

/// <summary>Options of the commands that show windows.</summary>
internal sealed class AttachOptions
{
    private readonly Option<string?> _encoder = new("--encoder") { HelpName = "NAME", Description = "Use this H.264 encoder of the far end or fail (doctor names them)" };

    private readonly Option<string?> _decoder = new("--decoder") { HelpName = "NAME", Description = "Use this H.264 decoder here or fail" };

    private readonly Option<string?> _bandwidth = new("--bandwidth-limit") { HelpName = "RATE", Description = "The most that pictures may take of the link: 500k, 4M (bits a second); 0 for no limit" };

    private readonly Option<string?> _title = new("--title") { HelpName = "TEXT", Description = "What windows are called here: %t title, %h machine, %s session, %d display, %% percent ('%t on %h')" };

    private readonly Option<bool> _readOnly = new("--readonly", "--read-only") { Description = "Only look: no key, click or clipboard reaches the session" };

    private readonly Option<string> _grab = TargetOptions.Choice("--grab", "When a desktop's window takes all keys, also the shortcuts of the desktop here", "full-screen", "full-screen", "always", "never");

    private readonly Option<string> _leaveKeys = new("--leave-keys") { HelpName = "KEYS", Description = "The keys that leave that and full screen, or begin full screen; none for none", DefaultValueFactory = _ => "ctrl+alt+Return" };

    private readonly Option<bool> _fullScreen = new("--full-screen", "--fullscreen") { Description = "Show a desktop in full screen at once" };

    private readonly Option<string> _monitors = TargetOptions.Choice("--monitors", "How many monitors a desktop in full screen fills", "one", "one", "all");

    public AttachOptions()
    {
        _title.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !TitleTemplate.TryParse(result.Tokens[0].Value, out TitleTemplate _, out string error))
                result.AddError(error);
        });
        _leaveKeys.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !KeyChord.TryParse(result.Tokens[0].Value, out KeyChord? _))
                result.AddError($"'{result.Tokens[0].Value}' names no keys; write modifiers (ctrl, alt, shift, super) and a key as in ctrl+alt+Return, or none");
        });
        Restrict(_encoder, VideoCodecs.KnownEncoders);
        Restrict(_decoder, VideoCodecs.KnownDecoders);
        _bandwidth.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !PictureOptions.TryRate(result.Tokens[0].Value, out long _))
                result.AddError($"'{result.Tokens[0].Value}' is not a rate; write 500k, 4M or 20Mbit, at least 16k, or 0 for no limit");
        });
    }

    public Option<string> Reconnect { get; } = TargetOptions.Choice("--reconnect", "Come back when the link is lost", "yes", "yes", "no");

    public Option<string[]> Devices { get; } = new("--device") { HelpName = "DEVICE", Description = "Lend this input device to the session's machine (a path, name:GLOB, kind:KIND, ...)", AllowMultipleArgumentsPerToken = false };

    public Option<bool> Statistics { get; } = new("--stats") { Description = "Draw figures in the upper right corner of every window" };

    public Option<string> Clipboard { get; } = TargetOptions.Choice("--clipboard", "Which way the clipboard is shared", "both", "both", "to-far", "to-near", "off");

    public Option<string> ClipboardLimit { get; } = new("--clipboard-limit")
    {
        HelpName = "SIZE",
        Description = "The largest content that is pasted across: 100k, 512M, 2G",
        DefaultValueFactory = _ => "512M",
    };

    private readonly Option<string> _notifications = TargetOptions.Choice("--notifications", "Show here what programs tell their user", "yes", "yes", "no");

    private readonly Option<string> _bell = TargetOptions.Choice("--bell", "Ring here when programs ring", "yes", "yes", "no");

    private readonly Option<string> _inputMethod = TargetOptions.Choice("--input-method", "Give keys to the input method of the desktop here first", "auto", "auto", "yes", "no");

    private readonly Option<string> _inhibit = TargetOptions.Choice("--inhibit", "Keep the screen here on while programs ask for that", "yes", "yes", "no");

    private readonly Option<string> _open = TargetOptions.Choice("--open", "Open here the links (http, https, mailto) that programs open", "no", "no", "ask", "yes");

    private readonly Option<string> _openFiles = TargetOptions.Choice("--open-files", "Open here a copy of the documents, pictures, sound and films that programs open", "no", "no", "ask", "yes");

    public ClipboardDirection Direction(ParseResult result) => result.GetValue(Clipboard) switch
    {
        "to-far" => ClipboardDirection.ToFar,
        "to-near" => ClipboardDirection.ToNear,
        "off" => ClipboardDirection.Off,
        _ => ClipboardDirection.Both,
    };

    public long ClipboardLimitBytes(ParseResult result) => SizeText.TryParse(result.GetValue(ClipboardLimit) ?? "", out long bytes) ? bytes : 0;

    public void AddTo(Command command)
    {
        ClipboardLimit.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !SizeText.TryParse(result.Tokens[0].Value, out long _))
                result.AddError($"'{result.Tokens[0].Value}' is not a size; write 100k, 512M or 2G");
        });
        command.Add(Clipboard);
        foreach (Option option in (Option[])[_notifications, _bell, _inhibit, _open, _openFiles])
            command.Add(option);
        command.Add(ClipboardLimit);
        command.Add(Reconnect);
        command.Add(_bandwidth);
        command.Add(_encoder);
        command.Add(_decoder);
        command.Add(Statistics);
        command.Add(Devices);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_readOnly) && result.GetValue(Devices) is { Length: > 0 })
                result.AddError("--readonly only looks, and --device gives input; leave one of them out");
        });
        command.Add(_readOnly);
        command.Add(_title);
        command.Add(_fullScreen);
        command.Add(_monitors);
        command.Add(_grab);
        command.Add(_leaveKeys);
        command.Add(_inputMethod);
    }

    /// <summary>Whether nothing may be done, only looked.</summary>
    public bool IsReadOnly(ParseResult result) => result.GetValue(_readOnly);

    /// <summary>What the near end is to do with the windows.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="displayName">Where they are shown.</param>
    /// <param name="host">The far machine; empty for this one.</param>
    public NearDisplayOptions NearOptions(ParseResult result, string displayName, string host)
    {
        TitleTemplate title = host.Length > 0 ? TitleTemplate.WithHost : TitleTemplate.Plain;
        if (result.GetValue(_title) is { } text && TitleTemplate.TryParse(text, out TitleTemplate given, out _))
            title = given;
        _ = KeyChord.TryParse(result.GetValue(_leaveKeys) ?? "none", out KeyChord? leaveKeys);
        return new NearDisplayOptions(displayName, title, Statistics: result.GetValue(Statistics), Decoder: DecoderName(result), StartupId: Environment.GetEnvironmentVariable("DESKTOP_STARTUP_ID"), Bell: result.GetValue(_bell) != "no")
        {
            Host = host.Length > 0 ? host : Environment.MachineName,
            ReadOnly = IsReadOnly(result),
            Grab = result.GetValue(_grab) switch
            {
                "always" => GrabMode.Always,
                "never" => GrabMode.Never,
                _ => GrabMode.FullScreen,
            },
            LeaveKeys = leaveKeys,
            InputMethod = result.GetValue(_inputMethod) switch
            {
                "yes" => InputMethodMode.Yes,
                "no" => InputMethodMode.No,
                _ => InputMethodMode.Auto,
            },
            FullScreen = result.GetValue(_fullScreen),
            AllMonitors = result.GetValue(_monitors) == "all",
        };
    }

    public ServiceOptions Services(ParseResult result) => new(
        result.GetValue(_notifications) != "no",
        result.GetValue(_inhibit) != "no",
        Policy(result.GetValue(_open)),
        Policy(result.GetValue(_openFiles)));

    /// <summary>Whether the bells of programs are heard here.</summary>
    /// <summary>Empty when the far end is to choose.</summary>
    public string EncoderName(ParseResult result) => result.GetValue(_encoder) ?? "";

    /// <summary>Null when this end is to choose.</summary>
    public string? DecoderName(ParseResult result) => result.GetValue(_decoder);

    /// <summary>0 for no limit.</summary>
    public long BitsPerSecond(ParseResult result) => PictureOptions.TryRate(result.GetValue(_bandwidth) ?? "0", out long bits) ? bits : 0;

    private static LinkPolicy Policy(string? word) => word switch
    {
        "yes" => LinkPolicy.Yes,
        "ask" => LinkPolicy.Ask,
        _ => LinkPolicy.No,
    };

    private static void Restrict(Option<string?> option, IReadOnlyList<string> known)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !known.Contains(result.Tokens[0].Value))
                result.AddError($"rdfwd knows no {option.Name[2..]} named '{result.Tokens[0].Value}'; it knows {string.Join(", ", known)}");
        });
    }
}
