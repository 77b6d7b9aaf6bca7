using Rdfwd.Display.Geometry;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests;

/// <summary>A whole desktop in one window: its picture, its size, its keys and menus, and what holds through detaching and a dead daemon.</summary>
public sealed class DesktopTests : IClassFixture<NearDesktop>
{
    private const byte ControlKey = 37, AltKey = 64, ReturnKey = 36, EscapeKey = 9;

    private readonly NearDesktop _desktop;

    public DesktopTests(NearDesktop desktop)
    {
        _desktop = desktop;
    }

    [Fact]
    public void StartDesktop_OverSsh_IsWorkedInResizedAndShownAgain()
    {
        using TwoMachines machines = new(_desktop);
        string typed = Path.Combine(machines.Far.Home, "typed");
        string[] line =
        [
            "--size=800x600", "--session-name=work", "--title=%s%d %t", "--child=openbox --sm-disable",
            $"--child=xterm -T reader -geometry 40x8+40+40 -e sh -c 'while read line; do echo \"$line\" >> {typed}; done'",
        ];
        RunningCommand client = machines.Begin("start-desktop", line);
        SessionFiles session = SessionFiles.Sole(machines.Far);
        DisplayPair pair = machines.Look(session);
        uint root = machines.AwaitShown(pair);
        uint near = pair.NearOf(root);
        Assert.Equal(pair.Far.X.Root, root);
        Assert.Equal(new Rect(0, 0, 800, 600), pair.Far.Geometry(root));
        Wait.Until("the title is by the template", () => pair.Near.Title(near) == $"work{session.Display} work");
        Wait.Until("the far window manager is its own", () => pair.Far.ManagerName() == "Openbox");
        Wait.Until("the terminal is there", () => pair.Far.WindowsTitled("reader").Count == 1);
        pair.AwaitExact(root);

        TypeAt(pair, near, 100, 100, "echo of Keys\n");
        Wait.Until("what was typed has come", () => Read(typed) == "echo of Keys\n");

        // The menu of the far window manager, on the empty desktop.
        int windows = Seen(pair.Far);
        Rect place = pair.Near.Geometry(near)!.Value;
        pair.Near.Click(place.X + 600, place.Y + 450, button: 3);
        Wait.Until("a menu opens", () => Seen(pair.Far) > windows);
        pair.AwaitExact(root);
        pair.Near.Strike(EscapeKey);
        Wait.Until("the menu is gone", () => Seen(pair.Far) == windows);

        pair.Near.Configure(near, place with { Width = 700, Height = 500 });
        Wait.Until("the far screen follows", () => pair.Far.Geometry(root) is { Width: 700, Height: 500 });
        pair.AwaitExact(root);

        client.Signal(Libc.SIGINT);
        Expect.Success(client.Result());
        Wait.Until("the near window is gone", () => pair.Near.ForwardedWindows().Count == 0);
        client = machines.Begin("start-desktop", line);
        machines.AwaitShown(pair);
        Assert.True(pair.Far.Geometry(root) is { Width: 700, Height: 500 });
        Assert.Equal(session.Uuid, session.Again().Uuid);
        near = pair.NearOf(root);
        TypeAt(pair, near, 100, 100, "again\n");
        Wait.Until("what was typed has come", () => Read(typed) == "echo of Keys\nagain\n");

        pair.Near.AskClose(near);
        Expect.Success(client.Result());
        Assert.Equal(session.ChildPids, session.Again().ChildPids);
        Expect.Success(machines.Run("stop"));
        Wait.Until("nothing of the session is left", () => machines.Far.ProcessesWith("xterm").Count == 0 && machines.Far.ProcessesWith("Xvfb").Count == 0);
    }

    [Fact]
    public void Desktop_LeaveKeys_BeginAndEndFullScreenAndTheGrabOfAllKeys()
    {
        using Machine machine = new(_desktop.Display);
        using RunningCommand client = machine.StartRdfwd("start-desktop", "--attach=yes", "--size=640x480", "--child=openbox --sm-disable");
        SessionFiles session = SessionFiles.Sole(machine);
        using XScreen far = new(session.Display, session.Authority);
        DisplayPair pair = new(far, _desktop.Screen);
        uint root = far.X.Root, near = pair.NearOf(root);
        pair.AwaitExact(root);
        Rect place = pair.Near.Geometry(near)!.Value;
        pair.Near.Click(place.X + 20, place.Y + 20);
        Wait.Until("the near window has the focus", () => pair.Near.FocusedWindow() == near);
        Assert.True(pair.Near.CanGrabKeyboard());

        Chord(pair.Near);
        Wait.Until("it fills the monitor", () => pair.Near.HasState(near, "_NET_WM_STATE_FULLSCREEN"));
        Wait.Until("so does the far screen", () => far.Geometry(root) is { Width: 1280, Height: 1024 });
        pair.AwaitExact(root);
        Wait.Until("all keys are taken", () => !pair.Near.CanGrabKeyboard());

        // Killed meanwhile, the daemon has a successor, which keeps size and grab.
        _ = Libc.kill(session.DaemonPid, Libc.SIGKILL);
        Wait.Until("another daemon serves", () => session.Again().DaemonPid is var pid && pid != session.DaemonPid && pid != 0);
        pair.AwaitExact(root);
        Wait.Until("the far screen is as large as before", () => far.Geometry(root) is { Width: 1280, Height: 1024 });

        Chord(pair.Near);
        Wait.Until("it is a window again", () => !pair.Near.HasState(near, "_NET_WM_STATE_FULLSCREEN"));
        Wait.Until("the keys are free", pair.Near.CanGrabKeyboard);
        Wait.Until("the far screen follows", () => far.Geometry(root) is { Width: 640, Height: 480 });
        Wait.Until("nothing is held", () => far.HeldKeys().Count == 0);
        pair.AwaitExact(root);
        Assert.False(client.HasExited, client.Error);
    }

    [Fact]
    public void Desktop_InFullScreen_GivesTheKeysToAnotherNearWindowAndTakesThemBack()
    {
        using Machine machine = new(_desktop.Display);
        using RunningCommand client = machine.StartRdfwd("start-desktop", "--attach=yes", "--size=640x480", "--child=openbox --sm-disable");
        SessionFiles session = SessionFiles.Sole(machine);
        using XScreen far = new(session.Display, session.Authority);
        DisplayPair pair = new(far, _desktop.Screen);
        uint near = pair.NearOf(far.X.Root);
        pair.AwaitExact(far.X.Root);
        Rect place = pair.Near.Geometry(near)!.Value;
        pair.Near.Click(place.X + 20, place.Y + 20);
        Wait.Until("the near window has the focus", () => pair.Near.FocusedWindow() == near);
        Chord(pair.Near);
        Wait.Until("all keys are taken", () => !pair.Near.CanGrabKeyboard());
        using (RunningProgram other = new(_desktop.Display, "xterm", "-T", "another near window"))
        {
            Wait.Until("another window is there", () => pair.Near.WindowsTitled("another near window").Count == 1);
            uint window = pair.Near.WindowsTitled("another near window")[0];
            pair.Near.AskActivate(window);
            Wait.Until("it has the focus", () => pair.Near.ActiveWindow() == window);
            Wait.Until("the keys are free", pair.Near.CanGrabKeyboard);
            pair.Near.AskActivate(near);
            Wait.Until("the desktop has the focus again", () => pair.Near.ActiveWindow() == near);
            Wait.Until("all keys are taken again", () => !pair.Near.CanGrabKeyboard());
        }

        Chord(pair.Near);
        Wait.Until("it is a window again", () => !pair.Near.HasState(near, "_NET_WM_STATE_FULLSCREEN"));
        Wait.Until("the keys are free", pair.Near.CanGrabKeyboard);
        Assert.False(client.HasExited, client.Error);
    }

    [Fact]
    public void Desktop_OnAServerOfOneSize_HasAWindowNoLargerAndKeepsItsSize()
    {
        using Machine machine = new(_desktop.Display);
        using RunningCommand client = machine.StartRdfwd("desktop", "--attach=yes", "--xvfb=Xvfb -screen 0 700x500x24 -extension RANDR", "--child=xterm");
        SessionFiles session = SessionFiles.Sole(machine);
        using XScreen far = new(session.Display, session.Authority);
        DisplayPair pair = new(far, _desktop.Screen);
        uint near = pair.NearOf(far.X.Root);
        pair.AwaitExact(far.X.Root);
        Wait.Until("the window may be no larger", () => pair.Near.Words(near, Atom.WM_NORMAL_HINTS) is { Length: >= 9 } hints && hints.AsSpan(7, 2).SequenceEqual([700u, 500u]));
        Rect place = pair.Near.Geometry(near)!.Value;
        pair.Near.Configure(near, place with { Width = 350, Height = 250 });
        Wait.Until("the window is smaller", () => pair.Near.Geometry(near) is { Width: 350, Height: 250 });
        PlayWhileScaled(pair, session, near);
        pair.Near.Configure(near, place);
        Wait.Until("the window is large again", () => pair.Near.Geometry(near) is { Width: 700, Height: 500 });
        pair.AwaitExact(far.X.Root);
        Assert.Equal(new Rect(0, 0, 700, 500), far.Geometry(far.X.Root));
        Assert.False(client.HasExited, client.Error);
    }

    // A game that puts the pointer back turns as far as the mouse moves over the picture, and the near pointer goes back by less than that.
    private static void PlayWhileScaled(DisplayPair pair, SessionFiles session, uint near)
    {
        using SpinningGame game = new(session.Display, "game", session.Authority);
        Rect at = pair.Far.Geometry(game.Window)!.Value, shown = pair.Near.Geometry(near)!.Value;
        (int middleX, int middleY) = (at.X + 200, at.Y + 150);
        Wait.Until("the game is there", () => pair.Far.IsViewable(game.Window));
        pair.Near.Click(shown.X + (middleX / 2), shown.Y + (middleY / 2));
        Wait.Until("the near window has the focus", () => pair.Near.FocusedWindow() == near);
        Wait.Until("the game has the pointer", () => pair.Far.Pointer() is { } p && p.X == middleX && p.Y == middleY);
        long before = game.Turned;
        // Half as large, and further than the window is wide.
        for (int stroke = 1; stroke <= 30; stroke++)
        {
            for (int step = 0; step < 5; step++)
                pair.Near.StepPointer(4, 0);
            Wait.Until($"stroke {stroke} is done", () => game.Turned - before == stroke * 40, () => $"{game.Turned - before}");
        }

        Wait.Until("the near pointer was put back as well", () => Math.Abs(pair.Near.Pointer().X - (shown.X + (middleX / 2))) <= 30);
    }

    private static void TypeAt(DisplayPair pair, uint near, int x, int y, string text)
    {
        Rect place = pair.Near.Geometry(near)!.Value;
        pair.Near.Click(place.X + x, place.Y + y);
        Wait.Until("the near window has the focus", () => pair.Near.FocusedWindow() == near);
        Wait.Until("a far program has the focus", () => pair.Far.FocusedWindow() is var focused && focused > 1 && pair.Far.Title(focused) is "reader");
        pair.Near.Type(text);
    }

    private static int Seen(XScreen screen) => screen.TopLevels().Count(screen.IsViewable);

    private static void Chord(XScreen near)
    {
        near.PressKey(ControlKey);
        near.PressKey(AltKey);
        near.Strike(ReturnKey);
        near.ReleaseKey(AltKey);
        near.ReleaseKey(ControlKey);
    }

    private static string Read(string path) => File.Exists(path) ? File.ReadAllText(path) : "";
}
