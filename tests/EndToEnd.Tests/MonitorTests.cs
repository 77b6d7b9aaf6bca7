using Rdfwd.Display.Geometry;
using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests;

/// <summary>A desktop on all monitors, under a window manager that knows such full screen and under one that does not.</summary>
public sealed class MonitorTests
{
    private const byte ControlKey = 37, AltKey = 64, ReturnKey = 36;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Desktop_OnAllMonitors_HasTheSameOnesAndFollowsThem(bool knows)
    {
        using XServerProcess server = XServerProcess.OfSize(1280, 1024);
        using TemporaryDirectory settings = new();
        using RunningProgram manager = knows ? RunningProgram.StartXfwm4(server.Display, settings.Path) : RunningProgram.StartOpenbox(server.Display);
        using XScreen near = new(server.Display);
        using Machine machine = new(server.Display);
        Xrandr(machine, "--setmonitor", "left", "640/170x1024/270+0+0", "screen");
        Xrandr(machine, "--setmonitor", "right", "640/200x800/250+640+100", "none");
        using RunningCommand client = machine.StartRdfwd(
            "start-desktop", "--attach=yes", "--size=500x400", "--full-screen", "--monitors=all", "--child=openbox --sm-disable", "--child=xterm -T reader -geometry 20x5+20+20");
        SessionFiles session = SessionFiles.Sole(machine);
        using XScreen far = new(session.Display, session.Authority);
        DisplayPair pair = new(far, near);
        uint root = far.X.Root, shown = pair.NearOf(root);
        Rect all = new(0, 0, 1280, 1024);
        AwaitMonitors(pair, shown, all);
        pair.AwaitExact(root);

        uint window = pair.FarWindow("reader");
        far.Configure(window, new Rect(800, 300, 200, 100));
        Wait.Until("it is on the right monitor", () => far.Geometry(window) is { X: > 700 });
        far.AskState(window, "_NET_WM_STATE_MAXIMIZED_HORZ", true);
        far.AskState(window, "_NET_WM_STATE_MAXIMIZED_VERT", true);
        Wait.Until("it fills that one", () => far.Geometry(window) is { Width: > 600, Height: > 700 } g && new Rect(640, 100, 640, 800).Contains(g));

        // Xfwm4 sees only monitors with outputs, and Xvfb has one output: of others it hears nothing.
        if (!knows)
        {
            Xrandr(machine, "--setmonitor", "narrow", "500/160x800/250+640+100", "none");
            Xrandr(machine, "--delmonitor", "right");
            all = all with { Width = 1140 };
            AwaitMonitors(pair, shown, all);
            Wait.Until("it fills what is left of its monitor", () => far.Geometry(window) is { Width: > 450, Height: > 700 } g && new Rect(640, 100, 500, 800).Contains(g));
        }

        near.Click(300, 900);
        Wait.Until("the near window has the focus", () => near.FocusedWindow() == shown);
        Wait.Until("all keys are taken", () => !near.CanGrabKeyboard());
        Chord(near);
        Wait.Until("it is a window again", () => near.Geometry(shown) is { Width: 500, Height: 400 });
        Wait.Until("on one monitor", () => far.Geometry(root) is { Width: 500, Height: 400 } && far.Monitors().Count == 1);
        Wait.Until("the keys are free", near.CanGrabKeyboard);
        pair.AwaitExact(root);
        Chord(near);
        AwaitMonitors(pair, shown, all);
        Assert.False(client.HasExited, client.Error);
    }

    // The server's own monitor, as large as its screen, comes after those of the near end.
    private static void AwaitMonitors(DisplayPair pair, uint shown, Rect all)
    {
        Wait.Until("the window fills all monitors", () => pair.Near.Geometry(shown) == all);
        Wait.Until("the far screen is as large", () => pair.Far.Geometry(pair.Far.X.Root) == all);
        Wait.Until("it has the same monitors", () => pair.Near.Monitors() is { Count: > 1 } near && pair.Far.Monitors().SkipLast(1).SequenceEqual(near), () => string.Join(", ", pair.Far.Monitors()));
    }

    private static void Xrandr(Machine machine, params string[] words)
    {
        using RunningCommand xrandr = machine.Start(["xrandr", .. words]);
        xrandr.Result();
    }

    private static void Chord(XScreen near)
    {
        near.PressKey(ControlKey);
        near.PressKey(AltKey);
        near.Strike(ReturnKey);
        near.ReleaseKey(AltKey);
        near.ReleaseKey(ControlKey);
    }
}
