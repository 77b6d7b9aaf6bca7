using System.Globalization;
using System.Text.Json;
using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests;

/// <summary>A near machine with a screen, a far one behind a real sshd, and the commands between them.</summary>
internal sealed class TwoMachines : IDisposable
{
    private XScreen? _nearScreen;

    public TwoMachines(bool withProgram = true)
    {
        Screen = new XvfbServer(1280, 1024);
        Near = new Machine(Screen.Display);
        Far = new Machine();
        Ssh = new SshServer(Far, withProgram);
    }

    public XvfbServer Screen { get; }

    public Machine Near { get; }

    public Machine Far { get; }

    public SshServer Ssh { get; }

    /// <summary>What the near user sees.</summary>
    public XScreen NearScreen => _nearScreen ??= new XScreen(Screen.Display);

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

    public void Dispose()
    {
        _nearScreen?.Dispose();
        Near.Dispose();
        Ssh.Dispose();
        Far.Dispose();
        Screen.Dispose();
    }
}
