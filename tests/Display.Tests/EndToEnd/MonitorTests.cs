using Rdfwd.Display.Geometry;
using Rdfwd.Tests.Support;

namespace Rdfwd.Display.Tests.EndToEnd;

/// <summary>The near monitors as far programs see them, and windows that fill one of them or several.</summary>
public sealed class MonitorTests
{
    private static readonly Rect Left = new(0, 200, 400, 300), Right = new(900, 300, 380, 500);

    [Fact]
    public void Monitors_OfTheNearScreen_AreTheFarOnes()
    {
        using ForwardedDisplay display = new();
        // The primary one is in the middle, so that another one is left of it.
        string near = display.NearServer.Display;
        SetMonitor(near, "left", "400/100x300/80+0+200", "none");
        SetMonitor(near, "*middle", "500/150x700/210+400+0", "screen");
        SetMonitor(near, "right", "380/110x500/140+900+300", "none");
        Assert.Equal("middle 500/150x700/210+400+0", display.Near.Monitors()[0]);
        AwaitSame(display, 3);
        // GTK knows only the screen as a whole, which is right for places of menus; without that it would know only the first monitor.
        Assert.Equal("1 0,0 1280x1024\n", GdkMonitors(display.FarServer.Display));

        using RunningProgram clock = new(display.FarServer.Display, "xclock", "-title", "moving", "-geometry", "200x200+950+400");
        uint window = display.FarWindow("moving"), shown = display.NearOf(window);
        display.Near.Configure(shown, new Rect(950, 400, 200, 200));
        Wait.Until("it is on the right monitor", () => display.Near.Geometry(shown) is { } g && Right.Contains(g));
        AwaitPlace(display, window, shown, "full screen", "_NET_WM_STATE_FULLSCREEN", g => g == Right);
        AwaitPlace(display, window, shown, "maximised", "_NET_WM_STATE_MAXIMIZED_VERT", g => g.X >= Right.X && g.Y >= Right.Y && g.Bottom <= Right.Bottom && g.Height > 400);
        display.Near.Configure(shown, new Rect(50, 250, 200, 200));
        Wait.Until("it is on the left monitor", () => display.Near.Geometry(shown) is { } g && Left.Contains(g));

        AwaitPlace(display, window, shown, "full screen", "_NET_WM_STATE_FULLSCREEN", g => g == Left);
        display.AwaitExact(window);

        Run(near, "xrandr", "--delmonitor", "left");
        AwaitSame(display, 2);
        Run(near, "xrandr", "--delmonitor", "right");
        Wait.Until("one is left", () => display.Far.Monitors() is ["middle 500/150x700/210+400+0"]);
    }

    /// <summary>With an output for each monitor a toolkit keeps menus and tips on the monitor of their window, and fills that one.</summary>
    [Fact]
    public void Toolkit_OnOutputs_StaysOnItsMonitor()
    {
        using ForwardedDisplay display = new(outputs: true);
        string near = display.NearServer.Display;
        SetMonitor(near, "*left", "640/180x900/250+0+0", "screen");
        SetMonitor(near, "right", "640/180x1024/290+640+0", "none");
        Wait.Until("GTK knows both monitors", () => GdkMonitors(display.FarServer.Display) == "2 0,0 640x900\n");

        using GtkProgram editor = new(display.FarServer.Display);
        uint window = display.FarWindow("corner"), shown = display.NearOf(window);
        Rect left = new(0, 0, 640, 900), right = new(640, 0, 640, 1024);
        foreach (Rect monitor in (Rect[])[left, right])
        {
            display.Near.Configure(shown, new Rect(monitor.Right - 210, monitor.Bottom - 130, 200, 100));
            Wait.Until("it is in the corner of its monitor", () => display.Near.Geometry(shown) is { } g && monitor.Contains(g) && display.Far.Geometry(window) == g);
            editor.Say("menu");
            Wait.Until("the menu is on the same monitor, at both ends", () => display.Far.OverrideRedirectWindows().Any(menu =>
                display.Far.IsViewable(menu) && display.Far.Geometry(menu) is { Width: > 50, Height: > 150 } there && monitor.Contains(there) && display.Near.Geometry(display.NearOf(menu)) == there));
            editor.Say("close");
            Wait.Until("the menu is gone", () => !display.Far.OverrideRedirectWindows().Any(menu => display.Far.IsViewable(menu) && display.Far.Geometry(menu) is { Width: > 50, Height: > 150 }));
            editor.Say("maximize");
            Wait.Until("it fills its monitor", () => display.Near.Geometry(shown) is { } g && monitor.Contains(g) && g.Height > 800 && display.Far.Geometry(window) == g);
            editor.Say("unmaximize");
            Wait.Until("it has its own size again", () => display.Near.Geometry(shown) is { Width: 200, Height: 100 } g && display.Far.Geometry(window) == g);
        }
    }

    private static void AwaitSame(ForwardedDisplay display, int count)
    {
        IReadOnlyList<string> near = display.Near.Monitors();
        Assert.Equal(count, near.Count);
        Wait.Until("the far screen has them, and the server's own after them", () => display.Far.Monitors().SkipLast(1).SequenceEqual(near));
    }

    private static void AwaitPlace(ForwardedDisplay display, uint window, uint shown, string what, string state, Func<Rect, bool> isThere)
    {
        display.Far.AskState(window, state, true);
        Wait.Until($"it is {what} on its monitor, at both ends", () => display.Near.Geometry(shown) is { } g && isThere(g) && display.Far.Geometry(window) == g);
        display.Far.AskState(window, state, false);
        Wait.Until($"it is {what} no more", () => !display.Near.HasState(shown, state) && display.Near.Geometry(shown) is { Width: 200, Height: 200 } g && display.Far.Geometry(window) == g);
    }

    // How many, and the first one's place and size.
    private static string GdkMonitors(string display)
    {
        const string script = """
            import gi
            gi.require_version('Gdk', '3.0')
            from gi.repository import Gdk
            d = Gdk.Display.get_default()
            g = d.get_monitor(0).get_geometry()
            print(f'{d.get_n_monitors()} {g.x},{g.y} {g.width}x{g.height}')
            """;
        using TemporaryDirectory directory = new();
        string output = Path.Combine(directory.Path, "output"), file = Path.Combine(directory.Path, "monitors.py");
        File.WriteAllText(file, script);
        Run(display, "sh", "-c", $"/usr/bin/python3 {file} > {output}");
        return File.ReadAllText(output);
    }

    private static void SetMonitor(string display, string name, string geometry, string output) => Run(display, "xrandr", "--setmonitor", name, geometry, output);

    private static void Run(string display, params string[] command)
    {
        using RunningProgram program = new(display, command);
        Wait.Until($"{command[0]} is done", () => program.HasExited);
    }
}
