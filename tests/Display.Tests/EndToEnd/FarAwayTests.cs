using Rdfwd.Bench.Link;
using Rdfwd.Display.Far;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.X11;
using Rdfwd.Tests.Support;

namespace Rdfwd.Display.Tests.EndToEnd;

/// <summary>
/// One session over a link of 200 ms there and back that stalls as one that loses packets does. What a person and a program do here comes faster than
/// the other end can answer.
/// </summary>
public sealed class FarAwayTests : IClassFixture<FarAwayTests.FarAway>
{
    private static readonly LinkShape Slow = new()
    {
        Delay = TimeSpan.FromMilliseconds(100),
        Jitter = TimeSpan.FromMilliseconds(20),
        StallShare = 0.03,
        StallTime = TimeSpan.FromMilliseconds(300),
    };

    private readonly ForwardedDisplay _display;

    public FarAwayTests(FarAway far)
    {
        _display = far.Display;
    }

    [Fact]
    public void States_AskedFasterThanTheyAreAnswered_AreAllGiven()
    {
        using RunningProgram clock = new(_display.FarServer.Display, "xclock", "-title", "states", "-geometry", "300x200+100+100");
        uint far = _display.FarWindow("states"), near = _display.NearOf(far);
        _display.Near.AskState(near, "_NET_WM_STATE_MAXIMIZED_VERT", add: true);
        _display.Far.AskState(far, "_NET_WM_STATE_ABOVE", add: true);
        _display.Far.AskState(far, "_NET_WM_STATE_SKIP_PAGER", add: true);
        Wait.Until("both ends have all three", () => Has(_display.Near, near) && Has(_display.Far, far));
        _display.AwaitExact(far);

        static bool Has(XScreen screen, uint window) =>
            screen.HasState(window, "_NET_WM_STATE_MAXIMIZED_VERT") && screen.HasState(window, "_NET_WM_STATE_ABOVE") && screen.HasState(window, "_NET_WM_STATE_SKIP_PAGER");
    }

    [Fact]
    public void Size_ChangedAtBothEndsAtOnce_IsOneAtTheEnd()
    {
        XScreen far = _display.Far;
        uint window = far.CreateWindow("sized", new Rect(100, 100, 300, 200));
        far.Map(window);
        uint near = _display.NearOf(window);
        Wait.Until("it is placed", () => far.Geometry(window) is { } g && _display.Near.Geometry(near) == g);
        Rect first = far.Geometry(window)!.Value;
        for (int step = 0; step < 5; step++)
        {
            _display.Near.Configure(near, first with { Width = 400 + step });
            far.Configure(window, first with { Width = 200 + step, Height = 150 + step });
        }

        Wait.Until("both have the person's size", () => _display.Near.Geometry(near)?.Width == 404 && far.Geometry(window) == _display.Near.Geometry(near),
            () => $"far {far.Geometry(window)}, near {_display.Near.Geometry(near)}");
        // Moved here while its program makes it larger: both hold.
        _display.Near.Configure(near, _display.Near.Geometry(near)!.Value with { X = 250 });
        far.Configure(window, far.Geometry(window)!.Value with { Height = 333 });
        Wait.Until("it has the person's place and the program's size", () => far.Geometry(window) is { Height: 333, X: > 200 } g && _display.Near.Geometry(near) == g,
            () => $"far {far.Geometry(window)}, near {_display.Near.Geometry(near)}");
        _display.AwaitExact(window);
    }

    [Fact]
    public void Desktop_ResizedHereAndThereAtOnce_HasOneSizeAtTheEnd()
    {
        using ForwardedDisplay desktop = new(kind: FarDisplayKind.Desktop, link: Slow);
        uint root = desktop.Far.X.Root, near = desktop.NearOf(root);
        Wait.Until("both have one size", () => SizeOf(desktop.Far, root) is { } size && size == SizeOf(desktop.Near, near));
        Rect first = desktop.Near.Geometry(near)!.Value;
        desktop.Stall();
        for (int step = 1; step <= 8; step++)
            desktop.Near.Configure(near, first with { Width = 600 + (step * 10), Height = 500 });
        using RunningProgram xrandr = new(desktop.FarServer.Display, "xrandr", "--fb", "640x480");
        Wait.Until("xrandr is done", () => xrandr.HasExited);
        desktop.Resume();
        Wait.Until("both have the person's last size", () => SizeOf(desktop.Near, near) == (680, 500) && SizeOf(desktop.Far, root) == (680, 500),
            () => $"near {SizeOf(desktop.Near, near)}, far {SizeOf(desktop.Far, root)}");
        desktop.AwaitExact(root);

        desktop.Cut();
        desktop.Near.Configure(near, first with { Width = 700, Height = 500 });
        Wait.Until("it is larger here", () => SizeOf(desktop.Near, near) == (700, 500));
        desktop.Connect();
        Wait.Until("and there, when the link is back", () => SizeOf(desktop.Far, root) == (700, 500));
        desktop.Cut();
        desktop.Near.AskState(near, "_NET_WM_STATE_FULLSCREEN", add: true);
        Wait.Until("it fills the screen here", () => SizeOf(desktop.Near, near) == (1280, 1024));
        desktop.Connect();
        Wait.Until("and the far one is as large", () => SizeOf(desktop.Far, root) == (1280, 1024));
        desktop.AttachAnew();
        near = desktop.NearOf(root);
        Wait.Until("it still fills the screen", () => desktop.Near.HasState(near, "_NET_WM_STATE_FULLSCREEN") && SizeOf(desktop.Near, near) == (1280, 1024));
        desktop.AwaitExact(root);
        desktop.Near.AskState(near, "_NET_WM_STATE_FULLSCREEN", add: false);
        Wait.Until("it has its own size after that", () => SizeOf(desktop.Near, near) == (700, 500) && SizeOf(desktop.Far, root) == (700, 500),
            () => $"near {SizeOf(desktop.Near, near)}, far {SizeOf(desktop.Far, root)}");

        static (int, int)? SizeOf(XScreen screen, uint window) => screen.Geometry(window) is { } g ? (g.Width, g.Height) : null;
    }

    [Fact]
    public void Move_WhoseButtonIsUpBeforeTheNearManagerHears_EndsAtOnce()
    {
        using EventRecorder recorder = new(_display.FarServer.Display, "title bar");
        uint near = _display.NearOf(recorder.Window);
        Wait.Until("both are at one place", () => _display.Far.Geometry(recorder.Window) == _display.Near.Geometry(near));
        Rect g = _display.Near.Geometry(near)!.Value;
        _display.Near.MovePointer(g.X + 50, g.Y + 50);
        _display.Near.PressButton(1);
        Wait.Until("the button is down", () => recorder.Events.Contains("button 1"));
        _display.Far.AskMoveResize(recorder.Window, g.X + 50, g.Y + 50, 8, 1);
        _display.Near.MovePointer(g.X + 70, g.Y + 60);
        _display.Near.ReleaseButton(1);
        Wait.Until("the button is up there", () => (_display.Far.Pointer().Mask & 0x100) == 0, () => string.Join(",", recorder.Events));
        Wait.Until("the window has moved as far as the pointer", () => _display.Near.Geometry(near) is { } now && now == g with { X = g.X + 20, Y = g.Y + 10 } && _display.Far.Geometry(recorder.Window) == now,
            () => $"from {g} to {_display.Near.Geometry(near)}, far {_display.Far.Geometry(recorder.Window)}");
        // And again with a manager that takes the pointer: the button is up there too.
        recorder.Clear();
        _display.Near.MovePointer(_display.Near.Geometry(near)!.Value.X + 40, _display.Near.Geometry(near)!.Value.Y + 40);
        _display.Near.PressButton(1);
        Wait.Until("the button is down again", () => recorder.Events.Contains("button 1"));
        Rect before = _display.Near.Geometry(near)!.Value;
        _display.Far.AskMoveResize(recorder.Window, before.X + 40, before.Y + 40, 8, 1);
        int step = 0;
        Wait.Until("the window moves with the pointer", () =>
        {
            _display.Near.MovePointer(before.X + 90 + (++step % 20), before.Y + 80);
            return _display.Near.Geometry(near) is { } now && now.X > before.X + 20;
        });
        _display.Near.ReleaseButton(1);
        Wait.Until("the button is up at the far end", () => (_display.Far.Pointer().Mask & 0x100) == 0, () => string.Join(",", recorder.Events));
        Wait.Until("the far window has followed", () => _display.Far.Geometry(recorder.Window) == _display.Near.Geometry(near));
    }

    [Fact]
    public void Pointer_ThatAGamePutsBack_TurnsAsFarAsTheMouse()
    {
        // Not where the window manager puts the window: it would have the pointer before it has its place at the far end.
        _display.Near.MovePointer(1, 1);
        using SpinningGame game = new(_display.FarServer.Display, "game");
        uint near = _display.NearOf(game.Window);
        // The near window manager places a window when it shows it.
        Wait.Until("it is shown", () => _display.Near.IsViewable(near));
        _display.Near.Focus(near);
        Wait.Until("it has the focus", () => _display.Far.FocusedWindow() == game.Window);
        Wait.Until("both are at one place", () => _display.Far.Geometry(game.Window) == _display.Near.Geometry(near));
        Rect g = _display.Near.Geometry(near)!.Value;
        _display.Near.MovePointer(g.X + 150, g.Y + 120);
        int nudges = 0;
        AwaitMiddle();
        long before = game.Turned;
        // More steps on the way than a slow mouse makes in a round trip, and further in all than the window is wide.
        const int strokes = 2, steps = 80;
        for (int stroke = 1; stroke <= strokes; stroke++)
        {
            for (int step = 0; step < steps; step++)
                _display.Near.StepPointer(1, 0);
            Wait.Until($"stroke {stroke} is done", () => game.Turned - before == stroke * steps, () => $"{game.Turned - before} of {stroke * steps}");
            AwaitMiddle();
        }

        // What was on its way when the link is lost may turn it or not; afterwards it turns as before.
        for (int step = 0; step < 20; step++)
            _display.Near.StepPointer(1, 0);
        _display.Cut();
        _display.Near.StepPointer(30, 10);
        _display.Connect();
        _display.Near.Focus(near);
        Wait.Until("it has the focus again", () => _display.Far.FocusedWindow() == game.Window);
        _display.Near.MovePointer(g.X + 150, g.Y + 120);
        AwaitMiddle();
        before = game.Turned;
        for (int step = 0; step < steps; step++)
            _display.Near.StepPointer(1, 0);
        Wait.Until("it turns as far as the mouse", () => game.Turned - before == steps, () => $"{game.Turned - before} of {steps}");

        // A program that moves the pointer is noticed at the next motion; too many of them would find a stall each.
        void AwaitMiddle() => Wait.Until("the pointer was put back at both ends", () =>
        {
            if (nudges++ % 50 == 0)
                _display.Near.StepPointer(0, nudges / 50 % 2 == 0 ? 1 : -1);
            return _display.Near.Pointer().X == g.X + 200 && _display.Far.Pointer().X == g.X + 200;
        }, () => $"near {_display.Near.Pointer()}, far {_display.Far.Pointer()}, window {g}, turned {game.Turned}");
    }

    [Fact]
    public void Shadow_LargerThanTheScreenHere_TakesKeysBeforeAndAfterALostLink()
    {
        using ForwardedDisplay shadow = new(kind: FarDisplayKind.Shadow, link: Slow);
        uint near = shadow.NearOf(shadow.Far.X.Root);
        using TextSink sink = new(shadow.FarServer.Display, shadow.Far, "sink");
        shadow.Far.Focus(sink.Window);
        shadow.Near.Focus(near);
        Wait.Until("it has the focus", () => shadow.Near.FocusedWindow() == near);
        shadow.Near.Type("one\n");
        Assert.Equal("one\n", sink.Receive(0, 1));
        shadow.Near.PressKey(XScreen.ShiftKey);
        Wait.Until("a key is held", () => shadow.Far.HeldKeys().Count > 0);
        shadow.Cut();
        Wait.Until("it is let go", () => shadow.Far.HeldKeys().Count == 0);
        shadow.Near.ReleaseKey(XScreen.ShiftKey);
        shadow.Connect();
        shadow.Near.Type("two\n");
        Assert.Equal("two\n", sink.Receive(4, 1));
    }

    [Fact]
    public void Keys_TypedAheadOfAllAnswers_ComeWhereTheyWereTyped()
    {
        using TextSink one = new(_display.FarServer.Display, _display.Far, "one"), two = new(_display.FarServer.Display, _display.Far, "two");
        XScreen near = _display.Near;
        uint first = _display.NearOf(one.Window), second = _display.NearOf(two.Window);
        near.SetLayout("us,ru");
        uint[] map = near.KeyboardMapping();
        Wait.Until("the far end has the map", () => _display.Far.KeyboardMapping().SequenceEqual(map));
        byte a = near.KeyOf('a')!.Value;

        // The focus, a modifier that is down while it moves, and the layout change between keys; nothing is waited for.
        near.Focus(first);
        near.Type("one\n");
        near.PressKey(XScreen.ShiftKey);
        near.Focus(second);
        near.Strike(a);
        near.ReleaseKey(XScreen.ShiftKey);
        near.SetLocks(0, 1);
        near.Strike(a);
        near.SetLocks(0, 0);
        near.Type("two\n");
        near.Focus(first);
        near.Type("again\n");
        Assert.Equal("one\nagain\n", one.Receive(0, 2));
        Assert.Equal("Aфtwo\n", two.Receive(0, 1));
        Wait.Until("all keys are up", () => _display.Far.HeldKeys().Count == 0);
        near.SetLayout("us");
    }

    [Fact]
    public void Key_HeldOverAStalledLink_RepeatsAsOftenAsHere()
    {
        using EventRecorder far = new(_display.FarServer.Display, "far"), near = new(_display.NearServer.Display, "near");
        uint shown = _display.NearOf(far.Window);
        byte x = _display.Near.KeyOf('x')!.Value, y = _display.Near.KeyOf('y')!.Value;
        _display.Near.Focus(shown);
        Wait.Until("it has the focus", () => _display.Far.FocusedWindow() == far.Window);
        _display.Near.PressKey(x);
        try
        {
            Wait.Until("the key repeats", () => far.Events.Count(e => e == $"press {x}") > 4);
            // Nothing of it is heard for longer than it takes to repeat; nor is its release.
            _display.Stall();
        }
        finally
        {
            _display.Near.ReleaseKey(x);
        }

        _display.Near.Strike(y);
        _display.Resume();
        Wait.Until("the next key has come", () => far.Events.Contains($"release {y}"));
        string[] keys = [.. far.Events.Where(e => !e.StartsWith("at", StringComparison.Ordinal))];
        Assert.Equal([$"release {x}", $"press {y}", $"release {y}"], keys[^3..]);
        Assert.All(keys[..^2].Chunk(2), pair => Assert.Equal([$"press {x}", $"release {x}"], pair));

        // Clicks of both wheels come each, and in order.
        Rect g = _display.Near.Geometry(shown)!.Value;
        _display.Near.MovePointer(g.X + 200, g.Y + 150);
        Wait.Until("the pointer is there", () => far.Events.Contains("at 200,150"));
        far.Clear();
        byte[] clicks = [.. Enumerable.Range(0, 40).Select(i => (byte)(4 + (i * 7 % 4)))];
        foreach (byte click in clicks)
        {
            _display.Near.PressButton(click);
            _display.Near.ReleaseButton(click);
        }

        far.AwaitInput([.. clicks.SelectMany(click => new[] { $"button {click}", $"up {click}" })]);
    }

    [Fact]
    public void Desktop_ThatChanges_IsSoAtBothEnds()
    {
        XScreen far = _display.Far, near = _display.Near;
        using RunningProgram icon = new(_display.FarServer.Display, "yad", "--notification", "--image=gtk-ok", "--command=quit");
        using RunningProgram shaped = new(_display.FarServer.Display, "oclock", "-shape", "-geometry", "150x150+60+60", "-transparent");
        using RunningProgram beam = new(_display.FarServer.Display, "xterm", "-title", "beam", "-geometry", "40x10+500+500");
        uint text = _display.NearOf(_display.FarWindow("beam"));
        uint window = far.CreateWindow("first title", new Rect(300, 300, 200, 100));
        far.Map(window);
        uint shown = _display.NearOf(window);
        far.SetWords(window, Atom._NET_WM_ICON, 6, 2, 1, 0xff112233, 0x80445566);
        XProperty.SetText(far.X, window, Atom._NET_WM_NAME, "second title");
        far.X.Flush();
        Wait.Until("title and icon are here", () => near.Title(shown) == "second title" && near.Words(shown, Atom._NET_WM_ICON) is [2, 1, 0xff112233, 0x80445566]);

        using RunningProgram monitors = new(_display.NearServer.Display, "xrandr", "--setmonitor", "*left", "640/200x1024/300+0+0", "screen");
        using RunningProgram dpi = new(_display.NearServer.Display, "sh", "-c", "echo 'Xft.dpi: 144' | xrdb -merge -");
        Wait.Until("the far end has the monitor", () => far.Monitors() is [{ } first, ..] && first == near.Monitors()[0] && first.StartsWith("left", StringComparison.Ordinal));
        Wait.Until("and the scale", () => far.Text(far.X.Root, Atom.RESOURCE_MANAGER).Contains("Xft.dpi:\t144\n", StringComparison.Ordinal));

        Rect g = near.Geometry(text)!.Value;
        near.MovePointer(g.X + 50, g.Y + 50);
        Wait.Until("the pointer looks as it does there", () => far.Pointer() is { } p && p.X == g.X + 50 && near.CursorPicture() == far.CursorPicture());
        Wait.Until("the shape is the same", () => near.ForwardedWindows().Any(w => far.Shape(w.Key, 0) is { Count: > 1 } shape && shape.SequenceEqual(near.Shape(w.Value, 0))));

        // One click on the tray's icon, which is a window of its own where there is no tray.
        uint tray = near.ForwardedWindows().Single(w => far.Parent(w.Key) == far.X.Root && near.Geometry(w.Value) is { Width: < 100 }).Value;
        Rect at = near.Geometry(tray)!.Value;
        near.Click(at.X + (at.Width / 2), at.Y + (at.Height / 2));
        Wait.Until("the icon's program has ended", () => icon.HasExited);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Clipboard_OwnedAtBothEndsAtOnce_IsPastedAsTheNearOne(bool large)
    {
        using TemporaryDirectory directory = new();
        string nearFile = Path.Combine(directory.Path, "near"), farFile = Path.Combine(directory.Path, "far"), pasted = Path.Combine(directory.Path, "pasted");
        File.WriteAllText(nearFile, new string('n', large ? 150_000 : 50));
        File.WriteAllText(farFile, new string('f', large ? 150_000 : 50));
        using RunningProgram near = new(_display.NearServer.Display, "xclip", "-quiet", "-selection", "clipboard", "-i", nearFile);
        using RunningProgram far = new(_display.FarServer.Display, "xclip", "-quiet", "-selection", "clipboard", "-i", farFile);
        foreach ((string display, XScreen screen) in ((string, XScreen)[])[(_display.FarServer.Display, _display.Far), (_display.NearServer.Display, _display.Near)])
        {
            int looks = 0;
            Wait.Until("what was copied here is pasted", () =>
            {
                string file = $"{pasted}{looks++}";
                using RunningProgram paste = new(display, "sh", "-c", $"timeout 20 xclip -o -selection clipboard > {file}");
                Wait.Until("it is pasted", () => paste.HasExited);
                return File.ReadAllText(file) == File.ReadAllText(nearFile);
            });
            Assert.NotEqual(0u, screen.SelectionOwner("CLIPBOARD"));
        }
    }

    /// <summary>The session.</summary>
    public sealed class FarAway : IDisposable
    {
        public ForwardedDisplay Display { get; } = new(clipboard: true, link: Slow);

        public void Dispose() => Display.Dispose();
    }
}
