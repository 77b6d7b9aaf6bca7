using System.Globalization;
using Rdfwd.Display.Far;
using Rdfwd.Session.Targets;
using Rdfwd.Session.Text;

namespace Rdfwd.Session.Starting;

/// <summary>What <c>start</c> asks of the machine where the session is to run. Travels as the options of the Open message.</summary>
public sealed record StartOptions
{
    /// <summary>What a desktop begins with until a near window says otherwise, pixels.</summary>
    public static readonly ScreenSize DefaultSize = new(1280, 800);

    /// <summary>Command lines, in the order given; each is split like a shell does, or run by <c>sh -c</c> where it needs one.</summary>
    public IReadOnlyList<string> Children { get; init; } = [];

    /// <summary>A person's name for the session, or empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>The X display number to use, or null for a free one.</summary>
    public int? Display { get; init; }

    /// <summary>The command that runs the X server, or empty for Xvfb.</summary>
    public string XServer { get; init; } = "";

    /// <summary>NAME=VALUE for every child.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];

    public bool ExitWithChildren { get; init; }

    /// <summary>The session stops after this long without a client; zero = never.</summary>
    public TimeSpan IdleTimeout { get; init; }

    /// <summary>auto, lossless or h264.</summary>
    public string Encoding { get; init; } = "auto";

    /// <summary>Whether a live session that was started with the same line is taken instead of a new one.</summary>
    public bool Reuse { get; init; }

    /// <summary>The directory in which the children start, where the machine is this one; else empty (the home directory).</summary>
    public string WorkingDirectory { get; init; } = "";

    /// <summary>What the session shows.</summary>
    public FarDisplayKind Kind { get; init; }

    /// <summary>The first size of a desktop, pixels.</summary>
    public ScreenSize Size { get; init; } = DefaultSize;

    /// <summary>Whether nobody who attaches may do more than look.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>The display that a shadow shows, as in ":0"; empty to find it.</summary>
    public string ShadowDisplay { get; init; } = "";

    /// <summary>The form that travels.</summary>
    public Dictionary<string, string[]> ToWire()
    {
        Dictionary<string, string[]> map = [];
        if (Children.Count > 0)
            map["child"] = [.. Children];
        if (Environment.Count > 0)
            map["env"] = [.. Environment];
        AddText(map, "name", Name);
        AddText(map, "xvfb", XServer);
        AddText(map, "cwd", WorkingDirectory);
        if (Encoding != "auto")
            map["encoding"] = [Encoding];
        if (Display is int display)
            map["display"] = [display.ToString(CultureInfo.InvariantCulture)];
        if (IdleTimeout > TimeSpan.Zero)
            map["idle-timeout"] = [IdleTimeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)];
        if (ExitWithChildren)
            map["exit-with-children"] = ["yes"];
        if (Reuse)
            map["reuse"] = ["yes"];
        if (Kind != FarDisplayKind.Windows)
            map["kind"] = [Kind == FarDisplayKind.Desktop ? "desktop" : "shadow"];
        if (Size != DefaultSize)
            map["size"] = [string.Create(CultureInfo.InvariantCulture, $"{Size.Width}x{Size.Height}")];
        if (ReadOnly)
            map["readonly"] = ["yes"];
        AddText(map, "shadow-display", ShadowDisplay);
        return map;
    }

    /// <summary>Reads what travelled. Unknown keys are ignored; impossible values throw a usage failure.</summary>
    public static StartOptions FromWire(IReadOnlyDictionary<string, string[]> map)
    {
        string display = First(map, "display");
        int? number = null;
        if (display.Length > 0)
            number = SessionSelector.TryParseDisplay(display, out int parsed) ? parsed : throw Invalid("display", display);
        string idle = First(map, "idle-timeout");
        double seconds = 0;
        if (idle.Length > 0 && (!double.TryParse(idle, NumberStyles.Float, CultureInfo.InvariantCulture, out seconds) || seconds is not (>= 0 and < 1e9)))
            throw Invalid("idle-timeout", idle);
        string name = First(map, "name");
        if (name.Length > 0 && !SessionSelector.IsValidName(name))
            throw Invalid("session-name", name);
        string encoding = First(map, "encoding") is { Length: > 0 } chosen ? chosen : "auto";
        if (encoding is not ("auto" or "lossless" or "h264"))
            throw Invalid("encoding", encoding);
        string server = First(map, "xvfb");
        _ = XServers.XServerCommand.Build(server, 0, "");
        FarDisplayKind kind = First(map, "kind") switch
        {
            "" or "windows" => FarDisplayKind.Windows,
            "desktop" => FarDisplayKind.Desktop,
            "shadow" => FarDisplayKind.Shadow,
            string other => throw Invalid("kind", other),
        };
        string sizeText = First(map, "size");
        ScreenSize size = sizeText.Length == 0 ? DefaultSize : ScreenSizeText.TryParse(sizeText, out ScreenSize given) ? given : throw Invalid("size", sizeText);
        string shadowed = First(map, "shadow-display");
        if (shadowed.Length > 0 && !SessionSelector.TryParseDisplay(shadowed.TrimStart(':'), out int _))
            throw Invalid("display", shadowed);
        string[] environment = All(map, "env");
        foreach (string variable in environment)
        {
            if (variable.IndexOf('=', StringComparison.Ordinal) <= 0 || variable.Contains('\0', StringComparison.Ordinal))
                throw Invalid("env", variable);
        }

        return new StartOptions
        {
            Children = All(map, "child"),
            Environment = environment,
            Name = name,
            XServer = server,
            WorkingDirectory = First(map, "cwd"),
            Encoding = encoding,
            Display = number,
            IdleTimeout = TimeSpan.FromSeconds(seconds),
            ExitWithChildren = map.ContainsKey("exit-with-children"),
            Reuse = map.ContainsKey("reuse"),
            Kind = kind,
            Size = size,
            ReadOnly = map.ContainsKey("readonly"),
            ShadowDisplay = shadowed,
        };
    }

    private static SessionException Invalid(string option, string value)
    {
        return new SessionException(Failure.Usage, $"'{Printable.Line(value, 80)}' is not a value for --{option}");
    }

    private static void AddText(Dictionary<string, string[]> map, string key, string value)
    {
        if (value.Length > 0)
            map[key] = [value];
    }

    private static string First(IReadOnlyDictionary<string, string[]> map, string key)
    {
        return map.TryGetValue(key, out string[]? values) && values.Length > 0 ? values[0] : "";
    }

    private static string[] All(IReadOnlyDictionary<string, string[]> map, string key)
    {
        return map.TryGetValue(key, out string[]? values) ? values : [];
    }
}
