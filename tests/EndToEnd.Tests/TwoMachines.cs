using System.Globalization;
using System.Text.Json;
using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests;

/// <summary>A near machine with a screen, a far one behind a real sshd, and the commands between them.</summary>
internal sealed class TwoMachines : IDisposable
{
    private readonly NearDesktop? _own;
    private readonly List<XScreen> _farScreens = [];

    /// <param name="desktop">What the near user sits in front of; null makes one.</param>
    /// <param name="withProgram">Whether the far machine has rdfwd.</param>
    public TwoMachines(NearDesktop? desktop = null, bool withProgram = true)
    {
        Desktop = desktop ?? (_own = new NearDesktop());
        Near = new Machine(Desktop.Display);
        Far = new Machine();
        Ssh = new SshServer(Far, withProgram);
    }

    public NearDesktop Desktop { get; }

    public Machine Near { get; }

    public Machine Far { get; }

    public SshServer Ssh { get; }

    /// <summary>What the near user sees.</summary>
    public XScreen NearScreen => Desktop.Screen;

    /// <summary>Runs a command of rdfwd with the far machine as its target.</summary>
    public CommandResult Run(string command, params string[] arguments) => Near.Rdfwd([command, "ssh:far", "--ssh", Ssh.Command, .. arguments]);

    /// <summary>Starts one that stays.</summary>
    public RunningCommand Begin(string command, params string[] arguments) => Near.StartRdfwd([command, "ssh:far", "--ssh", Ssh.Command, .. arguments]);

    /// <summary>The sessions of the far machine.</summary>
    public JsonElement[] Sessions()
    {
        CommandResult result = Run("list", "--json");
        Assert.True(result.Status == 0, result.ToString());
        using JsonDocument document = JsonDocument.Parse(result.Output);
        return [.. document.RootElement.EnumerateArray().Select(element => element.Clone())];
    }

    /// <summary>The answer to info.</summary>
    public JsonElement Info()
    {
        CommandResult result = Run("info", "--json");
        Assert.True(result.Status == 0, result.ToString());
        using JsonDocument document = JsonDocument.Parse(result.Output);
        return document.RootElement.Clone();
    }

    /// <summary>The far session's own screen.</summary>
    public XScreen OpenFarScreen(string display)
    {
        string directory = Path.Combine(Far.Runtime, "rdfwd", display.TrimStart(':'));
        return new XScreen(display, Path.Combine(directory, "xauthority"));
    }

    /// <summary>The near window with this title, once it is there; titles have the host's name added.</summary>
    public uint NearWindow(string title) => (uint)Wait.For<object>($"a near window titled {title}", () => NearScreen.WindowsTitled($"{title} on far") is [uint only] ? only : null);

    /// <summary>Waits until the near window shows exactly what the far one holds.</summary>
    public void AwaitExact(XScreen far, uint farWindow)
    {
        uint near = (uint)Wait.For<object>("the window is forwarded", () => NearScreen.ForwardedWindows().TryGetValue(farWindow, out uint window) ? window : null);
        Wait.Until(string.Create(CultureInfo.InvariantCulture, $"far window {farWindow} is shown exactly"), () =>
            far.WindowPixels(farWindow) is { } source && NearScreen.ScreenPixels(near) is { } shown && source.AsSpan().SequenceEqual(shown));
    }

    /// <summary>Starts a session without a client there, with an xterm.</summary>
    public SessionFiles StartSession(params string[] arguments)
    {
        Expect.Success(Run("start", ["--attach=no", "--child=xterm", .. arguments]));
        return SessionFiles.Sole(Far);
    }

    /// <summary>Both displays of a session of the far machine.</summary>
    public DisplayPair Look(SessionFiles session)
    {
        XScreen far = new(session.Display, session.Authority);
        _farScreens.Add(far);
        return new DisplayPair(far, NearScreen);
    }

    /// <summary>Waits until a client shows the only window of a session, to the pixel; returns the far window.</summary>
    public uint AwaitShown(DisplayPair pair)
    {
        uint window = (uint)Wait.For<object>("there is one near window", () => NearScreen.ForwardedWindows() is { Count: 1 } shown ? shown.Keys.First() : null);
        pair.AwaitExact(window);
        return window;
    }

    public void Dispose()
    {
        _farScreens.ForEach(screen => screen.Dispose());
        Near.Dispose();
        Ssh.Dispose();
        Far.Dispose();
        if (_own is not null)
            _own.Dispose();
        else
            Wait.Until("the near desktop is empty again", () => NearScreen.ForwardedWindows().Count == 0);
    }
}
