using Rdfwd.Display.Geometry;
using Rdfwd.EndToEnd.Tests.Attacks;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.LibYuv;
using Rdfwd.Session.Connecting;
using Rdfwd.Tests.Support;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.EndToEnd.Tests;

/// <summary>Somebody's display in a window: shown exactly, told to its owner, used with other keys, only looked at, and left as it was.</summary>
public sealed class ShadowTests : IClassFixture<NearDesktop>
{
    private const byte AKey = 38;

    private readonly NearDesktop _desktop;

    public ShadowTests(NearDesktop desktop)
    {
        _desktop = desktop;
    }

    [Fact]
    public void Shadow_OfADesktop_IsShownAndUsedAndLeftAsItWas()
    {
        using XServerProcess server = XServerProcess.OfSize(800, 600);
        using TemporaryDirectory files = new();
        string typed = Path.Combine(files.Path, "typed");
        using RunningProgram manager = RunningProgram.StartOpenbox(server.Display);
        using RunningProgram terminal = StartReader(server, typed);
        using XScreen far = new(server.Display);
        DisplayPair pair = new(far, _desktop.Screen);
        Wait.Until("the terminal is there", () => far.WindowsTitled("reader").Count == 1);
        uint window = far.WindowsTitled("reader")[0];
        far.Click(200, 150);
        Wait.Until("the terminal has the focus", () => far.FocusedWindow() == window && far.ActiveWindow() == window);
        Rect place = far.Geometry(window)!.Value;
        uint[] keys = far.KeyboardMapping();
        IReadOnlyList<string> properties = far.RootProperties();
        IReadOnlyList<uint> windows = far.TopLevels();
        string settings = Settings(server.Display, files.Path);

        using Machine machine = new(_desktop.Display);
        _desktop.Screen.SetLayout("de");
        try
        {
            using RunningCommand client = machine.StartRdfwd("shadow", server.Display);
            uint near = pair.NearOf(far.X.Root);
            pair.AwaitExact(far.X.Root);
            Wait.Until("the owner is told", () => far.WindowsTitled("rdfwd looks on").Count == 1);
            pair.AwaitExact(far.X.Root);
            Rect shown = pair.Near.Geometry(near)!.Value;
            pair.Near.Click(shown.X + 200, shown.Y + 150);
            Wait.Until("the near window has the focus", () => pair.Near.FocusedWindow() == near);
            // On other keys than there, with and without Shift at either end.
            pair.Near.Type("Zy-zY_(/)?=;:#*+'\"&\n");
            Wait.Until("what was typed has come", () => Read(typed) == "Zy-zY_(/)?=;:#*+'\"&\n");
            pair.AwaitExact(far.X.Root);
            Assert.Contains("shadow", machine.Rdfwd("info", server.Display).Output, StringComparison.Ordinal);
            Expect.Failure(25, machine.Rdfwd("run", server.Display, "--", "xclock"), "somebody's desktop");

            Expect.Success(machine.Rdfwd("stop", server.Display));
            Expect.Success(client.Result());
        }
        finally
        {
            _desktop.Screen.SetLayout("us");
        }

        Wait.Until("nothing of it is left there", () => far.TopLevels().SequenceEqual(windows) && SessionFiles.In(machine).Count == 0 && machine.ProcessesWith("_session").Count == 0);
        Assert.Equal(keys, far.KeyboardMapping());
        Assert.Equal(properties, far.RootProperties());
        Assert.Equal(settings, Settings(server.Display, files.Path));
        Assert.Equal(place, far.Geometry(window));
        Assert.Empty(far.HeldKeys());
        Assert.False(manager.HasExited || terminal.HasExited);
    }

    [Fact]
    public void Shadow_LargerThanTheNearScreen_IsMadeToFitAndUsed()
    {
        using XServerProcess server = XServerProcess.OfSize(1600, 1200);
        using TemporaryDirectory files = new();
        string typed = Path.Combine(files.Path, "typed");
        using RunningProgram manager = RunningProgram.StartOpenbox(server.Display);
        using RunningProgram terminal = StartReader(server, typed);
        using XScreen far = new(server.Display);
        Wait.Until("the terminal is there", () => far.WindowsTitled("reader").Count == 1);
        uint window = far.WindowsTitled("reader")[0];
        using Machine machine = new(_desktop.Display);
        using RunningCommand client = machine.StartRdfwd("shadow", server.Display);
        DisplayPair pair = new(far, _desktop.Screen);
        uint near = pair.NearOf(far.X.Root);
        Rect shown = pair.Near.Geometry(near)!.Value;
        Assert.True(shown.X >= 0 && shown.Y >= 0 && shown.Right <= 1280 && shown.Bottom <= 1024, $"{shown} is on the screen");
        Assert.InRange(shown.Width / (double)shown.Height, 1.32, 1.35);
        Wait.Until("all of it is shown", () => IsScaled(pair, near));

        Rect place = far.Geometry(window)!.Value;
        (int x, int y) = (place.X + (place.Width / 2), place.Y + (place.Height / 2));
        pair.Near.Click(shown.X + (x * shown.Width / 1600), shown.Y + (y * shown.Height / 1200));
        Wait.Until("the pointer is there", () => far.Pointer() is { } p && Math.Abs(p.X - x) <= 2 && Math.Abs(p.Y - y) <= 2);
        Wait.Until("the terminal has the focus", () => far.FocusedWindow() == window && pair.Near.FocusedWindow() == near);
        pair.Near.Type("made to fit\n");
        Wait.Until("what was typed has come", () => Read(typed) == "made to fit\n");
        Wait.Until("the new text is shown", () => IsScaled(pair, near));

        pair.Near.Configure(near, new Rect(shown.X, shown.Y, 400, 300));
        Wait.Until("it is smaller", () => pair.Near.Geometry(near) is { Width: <= 400 });
        Wait.Until("all of it is shown, smaller", () => IsScaled(pair, near));
        // The monitor has another shape: beside the picture is nothing, and no rest of an earlier one.
        pair.Near.AskState(near, "_NET_WM_STATE_FULLSCREEN", true);
        Wait.Until("it fills the monitor", () => pair.Near.Geometry(near) is { Width: 1280, Height: 1024 });
        Wait.Until("all of it is shown in full screen", () => IsScaled(pair, near));
        pair.Near.AskState(near, "_NET_WM_STATE_FULLSCREEN", false);
        Wait.Until("it is small again", () => pair.Near.Geometry(near) is { Width: <= 400 });
        Wait.Until("all of it is shown once more", () => IsScaled(pair, near));
        Assert.Equal(new Rect(0, 0, 1600, 1200), far.Geometry(far.X.Root));
        Expect.Success(machine.Rdfwd("stop", server.Display));
        Expect.Success(client.Result());
    }

    [Fact]
    public void Shadow_ReadOnly_TakesNothing_NotEvenFromAHostileClient()
    {
        using XServerProcess server = XServerProcess.OfSize(640, 480);
        using TemporaryDirectory files = new();
        string typed = Path.Combine(files.Path, "typed");
        using RunningProgram terminal = StartReader(server, typed);
        using XScreen far = new(server.Display);
        Wait.Until("the terminal is there", () => far.WindowsTitled("reader").Count == 1);
        far.MovePointer(100, 100);
        using Machine machine = new(_desktop.Display);
        using (RunningCommand client = machine.StartRdfwd("shadow", server.Display, "--readonly"))
        {
            DisplayPair pair = new(far, _desktop.Screen);
            uint near = pair.NearOf(far.X.Root);
            pair.AwaitExact(far.X.Root);
            Wait.Until("the owner is told", () => far.WindowsTitled("rdfwd looks on").Count == 1);
            Rect shown = pair.Near.Geometry(near)!.Value;
            pair.Near.Click(shown.X + 300, shown.Y + 300);
            Wait.Until("the near window has the focus", () => pair.Near.FocusedWindow() == near);
            pair.Near.Type("nobody reads this\n");
            // What comes after it is shown: had the rest been taken, it would have come before.
            far.Type("owner\n");
            Wait.Until("what the owner typed has come", () => Read(typed).EndsWith("owner\n", StringComparison.Ordinal));
            pair.AwaitExact(far.X.Root);
            Assert.Equal("owner\n", Read(typed));
            Assert.Equal((100, 100), (far.Pointer().X, far.Pointer().Y));
            Assert.False(client.HasExited, client.Error);
            client.Signal(Libc.SIGINT);
            Expect.Success(client.Result());
        }

        SessionFiles session = SessionFiles.Sole(machine);
        Expect.Failure(22, machine.Rdfwd("send", server.Display, ProgramPath.Rdfwd), $"session {server.Display} was started with --readonly, to be looked at only; it takes no files");
        Wait.Until("the owner is told no more", () => far.WindowsTitled("rdfwd looks on").Count == 0);
        AssertRefused(session, client => client.Peer.Send(new Key(new InputSequence(1), AKey, KeyAction.Press)));
        AssertRefused(session, client => client.Peer.Send(new Button(new InputSequence(1), WindowId.None, 1, true, 5, 5, 0)));
        AssertRefused(session, client => client.Peer.Send(new Motion(new InputSequence(1), WindowId.None, 5, 5)));
        AssertRefused(session, client => client.Peer.Send(new ConfigureWindow(new WindowId(far.X.Root), 1, 0, 0, 300, 300, GeometryParts.Size)));
        AssertRefused(session, client => client.Peer.Send(new ClipboardOwner(ClipboardSelection.Clipboard, 1, 0)));
        AssertRefused(session, client => client.Peer.Send(new Request(1, "stop", new Dictionary<string, string[]>())));
        Assert.Empty(far.HeldKeys());
        Assert.Equal((100, 100), (far.Pointer().X, far.Pointer().Y));
        Assert.Equal("owner\n", Read(typed));
        Assert.False(terminal.HasExited);
    }

    [Fact]
    public void Attach_ReadOnlyToASessionThatIsNot_SendsNothingAndTheNextOneMay()
    {
        using Machine machine = new(_desktop.Display);
        string typed = Path.Combine(machine.Home, "typed");
        Expect.Success(machine.Rdfwd("start", "--attach=no", "--child", Reader(typed)));
        SessionFiles session = SessionFiles.Sole(machine);
        using XScreen far = new(session.Display, session.Authority);
        DisplayPair pair = new(far, _desktop.Screen);
        uint window = pair.FarWindow("reader");
        using (RunningCommand looking = machine.StartRdfwd("attach", "--readonly"))
        {
            pair.AwaitExact(window);
            Type(pair, window, "lost\n");
            looking.Signal(Libc.SIGINT);
            Expect.Success(looking.Result());
        }

        Wait.Until("the near window is gone", () => pair.Near.ForwardedWindows().Count == 0);
        using RunningCommand working = machine.StartRdfwd("attach");
        pair.AwaitExact(window);
        pair.Focus(window);
        Type(pair, window, "taken\n");
        Wait.Until("what was typed has come", () => Read(typed) == "taken\n");
        Assert.False(working.HasExited, working.Error);
    }

    [Fact]
    public void Shadow_WhatCannotBe_IsOneSentence()
    {
        using Machine machine = new(_desktop.Display);
        Expect.Failure(17, machine.Rdfwd("shadow", ":4711"), "there is no X display :4711");
        Expect.Failure(2, machine.Rdfwd("shadow"), $"display {_desktop.Display} is the one that its picture would be shown on");
        Expect.Failure(2, machine.Rdfwd("shadow", "name"), "'name' is a name");
        Expect.Failure(2, machine.Rdfwd("attach", "--title=%q"), "%q");
        Expect.Failure(2, machine.Rdfwd("start-desktop", "--size=big"), "'big' is not a size");
        Expect.Failure(2, machine.Rdfwd("attach", "--leave-keys=nokey"), "'nokey' names no keys");
        Assert.Empty(SessionFiles.In(machine));
    }

    // The near window shows the far screen, made as small as fits by the same library in one go, and nothing beside it.
    private static unsafe bool IsScaled(DisplayPair pair, uint near)
    {
        Rect far = pair.Far.Geometry(pair.Far.X.Root)!.Value;
        uint[]? source = pair.Far.WindowPixels(pair.Far.X.Root), shown = pair.Near.ScreenPixels(near);
        if (source is null || shown is null || pair.Near.Geometry(near) is not { } window || shown.Length != window.Width * window.Height)
            return false;
        double scale = Math.Min(window.Width / (double)far.Width, window.Height / (double)far.Height);
        int width = (int)((far.Width * scale) + 0.001), height = (int)((far.Height * scale) + 0.001);
        uint[] wanted = new uint[width * height];
        fixed (uint* from = source, to = wanted)
        {
            _ = LibYuv.ARGBScaleClip(
                (byte*)from, far.Width * 4, far.Width, far.Height, (byte*)to, width * 4, width, height, 0, 0, width, height, LibYuv.kFilterBox);
        }

        const uint colours = 0xFFFFFF;
        for (int i = 0; i < shown.Length; i++)
        {
            (int y, int x) = Math.DivRem(i, window.Width);
            uint expected = x < width && y < height ? wanted[(y * width) + x] & colours : 0;
            if ((shown[i] & colours) != expected)
                return false;
        }

        return true;
    }

    private static void AssertRefused(SessionFiles session, Action<FakeClient> act)
    {
        using FakeClient client = FakeClient.HandedTo(session);
        Assert.True(client.Peer.Await<Opened>().ReadOnly);
        act(client);
        Assert.Equal(DisconnectReason.PermissionDenied, client.AwaitBye().Reason);
    }

    private static void Type(DisplayPair pair, uint window, string text)
    {
        uint near = pair.NearOf(window);
        Rect place = pair.Near.Geometry(near)!.Value;
        pair.Near.Click(place.X + (place.Width / 2), place.Y + (place.Height / 2));
        Wait.Until("the near window has the focus", () => pair.Near.FocusedWindow() == near);
        pair.Near.Type(text);
    }

    private static string Reader(string typed) => $"xterm -T reader -geometry 60x20+40+40 -e sh -c 'while read -r line; do echo \"$line\" >> {typed}; done'";

    private static RunningProgram StartReader(XServerProcess server, string typed) =>
        new(server.Display, "xterm", "-T", "reader", "-geometry", "60x20+40+40", "-e", "sh", "-c", $"while read -r line; do echo \"$line\" >> {typed}; done");

    // Repeat, bell, saver, pointer: what programs can change for all.
    private static string Settings(string display, string directory)
    {
        string path = Path.Combine(directory, Path.GetRandomFileName());
        using RunningProgram xset = new(display, "sh", "-c", $"xset q > {path}");
        Wait.Until("xset is done", () => xset.HasExited);
        return File.ReadAllText(path);
    }

    private static string Read(string path) => File.Exists(path) ? File.ReadAllText(path) : "";
}
