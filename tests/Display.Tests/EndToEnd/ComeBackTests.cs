using Rdfwd.Display.Geometry;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Tests.Support;

namespace Rdfwd.Display.Tests.EndToEnd;

/// <summary>What programs and the person do while the two ends know nothing of one another, and what is there when they do again. One session.</summary>
public sealed class ComeBackTests : IClassFixture<ComeBackTests.Session>
{
    private const uint AtomType = 4, WindowType = 33;

    private readonly ForwardedDisplay _display;

    public ComeBackTests(Session session)
    {
        _display = session.Display;
    }

    [Fact]
    public void Link_LostAndBack_BringsWhatProgramsDidMeanwhile()
    {
        XScreen far = _display.Far, near = _display.Near;
        using RunningProgram eyes = new(_display.FarServer.Display, "xeyes", "+shape", "-geometry", "150x150+60+60");
        uint filled = far.CreateWindow("filled", new Rect(100, 300, 300, 200)), grown = far.CreateWindow("grown", new Rect(500, 100, 300, 200)), moved = far.CreateWindow("moved", new Rect(500, 400, 300, 200));
        foreach (uint window in new[] { filled, grown, moved })
            far.Map(window);
        uint nearFilled = _display.NearOf(filled), nearGrown = _display.NearOf(grown), nearMoved = _display.NearOf(moved);
        Wait.Until("all are placed", () => IsSame(filled, nearFilled) && IsSame(grown, nearGrown) && IsSame(moved, nearMoved));
        Rect own = near.Geometry(nearFilled)!.Value, person = near.Geometry(nearMoved)!.Value with { X = 800, Width = 250 };

        _display.Cut();
        far.AskState(filled, "_NET_WM_STATE_FULLSCREEN", add: true);
        far.SetWords(filled, Atom._NET_WM_ICON, 6, 1, 1, 0xff112233);
        far.Configure(grown, far.Geometry(grown)!.Value with { Width = 350, Height = 250 });
        far.Configure(moved, far.Geometry(moved)!.Value with { Width = 380 });
        near.Configure(nearMoved, person);
        Wait.Until("the far end has done so", () => far.HasState(filled, "_NET_WM_STATE_FULLSCREEN") && far.Geometry(grown)?.Width == 350 && far.Geometry(moved)?.Width == 380);
        Wait.Until("and the near one", () => near.Geometry(nearMoved)?.Width == 250);
        _display.Connect();

        Wait.Until("what its program did to a window holds", () => near.HasState(nearFilled, "_NET_WM_STATE_FULLSCREEN") && far.HasState(filled, "_NET_WM_STATE_FULLSCREEN")
            && near.Words(nearFilled, Atom._NET_WM_ICON) is [1, 1, 0xff112233] && near.Geometry(nearGrown) is { Width: 350, Height: 250 } && IsSame(grown, nearGrown));
        Wait.Until("where both did something the person's word holds", () => near.Geometry(nearMoved)?.Width == 250 && IsSame(moved, nearMoved));
        far.AskState(filled, "_NET_WM_STATE_FULLSCREEN", add: false);
        Wait.Until("the window is again what it was", () => near.Geometry(nearFilled) == own && IsSame(filled, nearFilled), () => $"{near.Geometry(nearFilled)}, not {own}; far {far.Geometry(filled)} {near.HasState(nearFilled, "_NET_WM_STATE_FULLSCREEN")}");
    }

    [Fact]
    public void Link_LostAndBack_DropsAShapeThatIsNoMore()
    {
        XScreen far = _display.Far, near = _display.Near;
        uint window = far.CreateWindow("was shaped", new Rect(100, 100, 100, 100));
        far.SetShape(window, [new Rect(10, 10, 20, 20)]);
        far.Map(window);
        uint shown = _display.NearOf(window);
        Wait.Until("it has its shape", () => near.Shape(shown, 0) is [{ Width: 20 }]);
        _display.Cut();
        far.SetShape(window, []);
        _display.Connect();
        Wait.Until("it has none", () => near.Shape(shown, 0) is [{ Width: 100 }]);
        _display.AwaitExact(window);
    }

    [Fact]
    public void Menu_OpenWhileTheLinkIsLost_LeavesThePointerToTheDesktop()
    {
        XScreen far = _display.Far, near = _display.Near;
        using EventRecorder program = new(_display.FarServer.Display, "has a menu");
        uint main = program.Window;
        uint shown = _display.NearOf(main);
        Rect g = near.Geometry(shown)!.Value;
        near.Focus(shown);
        Wait.Until("it has the focus", () => far.FocusedWindow() == main);
        near.Click(g.X + 20, g.Y + 20);
        Wait.Until("the click has come", () => program.Events.Contains("up 1"));
        uint menu = far.CreateMenu(new Rect(g.X + 20, g.Y + 20, 100, 150)), submenu = far.CreateMenu(new Rect(g.X + 120, g.Y + 40, 100, 150));
        _display.NearOf(menu);
        _display.NearOf(submenu);
        Wait.Until("the menus have the pointer", () => !near.CanGrabPointer());
        far.Unmap(submenu);
        Wait.Until("the submenu is gone", () => !near.ForwardedWindows().ContainsKey(submenu));
        Assert.False(near.CanGrabPointer());
        _display.Cut();
        Assert.True(near.GrabPointer());
        _display.Connect();
        submenu = far.CreateMenu(new Rect(g.X + 120, g.Y + 40, 100, 150));
        _display.NearOf(submenu);
        // Somebody else had it at the wrong moment.
        near.UngrabPointer();
        Wait.Until("a menu has it again", () => !near.CanGrabPointer());
        far.Unmap(submenu);
        far.Unmap(menu);
        Wait.Until("and nobody when it is closed", near.CanGrabPointer);
    }

    [Fact]
    public void Attach_Anew_HasDialogsOfTheirWindowsAndSizesToComeBackTo()
    {
        XScreen far = _display.Far, near = _display.Near;
        uint main = far.CreateWindow("parent", new Rect(100, 100, 400, 300)), dialog = far.CreateWindow("child", new Rect(150, 150, 200, 100));
        far.SetWords(dialog, Atom.WM_TRANSIENT_FOR, WindowType, main);
        far.SetWords(dialog, Atom._NET_WM_WINDOW_TYPE, AtomType, far.Number(Atom._NET_WM_WINDOW_TYPE_DIALOG));
        far.Map(main);
        uint shown = _display.NearOf(main);
        Wait.Until("it is placed", () => IsSame(main, shown));
        Rect own = near.Geometry(shown)!.Value;
        near.AskState(shown, "_NET_WM_STATE_FULLSCREEN", add: true);
        Wait.Until("it fills the screen", () => near.Geometry(shown)?.Width == 1280 && IsSame(main, shown) && far.HasState(main, "_NET_WM_STATE_FULLSCREEN"));
        far.Map(dialog);
        _display.NearOf(dialog);
        // Its program raises the window above its dialog, so that it comes after it.
        far.Raise(main);
        Wait.Until("it is on top", () => far.Words(far.X.Root, Atom._NET_CLIENT_LIST_STACKING)[^1] == main);
        _display.AttachAnew();
        shown = _display.NearOf(main);
        uint nearDialog = _display.NearOf(dialog);
        Wait.Until("the dialog is of its window", () => near.Words(nearDialog, Atom.WM_TRANSIENT_FOR) is [uint parent] && parent == shown);
        Wait.Until("the window fills the screen", () => near.HasState(shown, "_NET_WM_STATE_FULLSCREEN") && near.Geometry(shown)?.Width == 1280 && IsSame(main, shown));
        near.AskState(shown, "_NET_WM_STATE_FULLSCREEN", add: false);
        Wait.Until("and has its own size after that", () => near.Geometry(shown) == own && IsSame(main, shown), () => $"{near.Geometry(shown)}, not {own}; far {far.Geometry(main)}");
    }

    [Fact]
    public void Desktop_ThatChangesWhileTheLinkIsLost_IsTheNewOneToProgramsAfterwards()
    {
        using ForwardedDisplay display = new();
        XScreen far = display.Far, near = display.Near;
        using TemporaryDirectory directory = new();
        string settings = Path.Combine(directory.Path, "settings");
        File.WriteAllText(settings, "Net/ThemeName \"Near Theme\"\nXft/DPI 196608\n");
        using RunningProgram tray = new(display.FarServer.Display, "yad", "--notification", "--image=gtk-ok", "--command=quit");
        uint icon = (uint)Wait.For<object>("the icon is shown", () => near.ForwardedWindows().Keys.Where(w => far.Parent(w) == far.X.Root).ToArray() is [uint only] ? only : null);
        using RunningProgram gtk = new(display.FarServer.Display, "yad", "--title=letters", "--text=A text that is as high as its letters are.", "--no-buttons");
        uint letters = display.FarWindow("letters");
        display.AwaitExact(letters);
        Rect before = far.Geometry(letters)!.Value;

        display.Cut();
        using RunningProgram panel = new(display.NearServer.Display, "trayer", "--edge", "top", "--width", "20", "--height", "32", "--widthtype", "percent");
        using RunningProgram manager = new(display.NearServer.Display, "xsettingsd", "-c", settings);
        using RunningProgram monitor = new(display.NearServer.Display, "xrandr", "--setmonitor", "*left", "640/200x1024/300+0+0", "screen");
        Wait.Until("the near desktop has changed", () => monitor.HasExited && near.SelectionOwner("_XSETTINGS_S0") != 0 && near.WindowsTitled("panel").Count > 0);
        display.Connect();

        Wait.Until("far programs have the monitor", () => far.Monitors() is [{ } first, ..] && first.StartsWith("left 640/200", StringComparison.Ordinal));
        Wait.Until("a GTK program draws larger letters", () => far.Geometry(letters)?.Height > before.Height && far.Geometry(letters) == near.Geometry(display.NearOf(letters)));
        display.AwaitExact(letters);
        AwaitDocked();
        // The panel dies, and another one begins.
        _ = Libc.kill(panel.Pid, Libc.SIGKILL);
        Wait.Until("it is gone", () => near.WindowsTitled("panel").Count == 0);
        using RunningProgram next = new(display.NearServer.Display, "trayer", "--edge", "top", "--width", "20", "--height", "32", "--widthtype", "percent");
        AwaitDocked();
        display.AwaitExact(icon);
        using RunningProgram gone = new(display.NearServer.Display, "xrandr", "--delmonitor", "left");
        Wait.Until("the monitor is gone at both ends", () => far.Monitors() is [{ } only] && !only.StartsWith("left", StringComparison.Ordinal));

        void AwaitDocked() => Wait.Until("the icon is in the tray", () =>
            near.WindowsTitled("panel") is [uint window, ..] && near.ForwardedWindows().TryGetValue(icon, out uint shown) && near.IsInside(shown, window));
    }

    // This manager tells the size of a window in full screen before the state, and knows full screen on chosen monitors.
    [Fact]
    public void FullScreen_UnderAnotherManager_IsKeptWithItsMonitorsAndItsOwnSize()
    {
        using ForwardedDisplay display = new(compositing: true);
        XScreen far = display.Far, near = display.Near;
        uint window = far.CreateWindow("fills", new Rect(100, 100, 300, 200));
        far.Map(window);
        uint shown = display.NearOf(window);
        Wait.Until("it is placed", IsSame);
        far.AskFullScreenMonitors(window, [0, 0, 0, 0, 1]);
        far.AskState(window, "_NET_WM_STATE_FULLSCREEN", add: true);
        AwaitFull();
        display.AttachAnew();
        shown = display.NearOf(window);
        AwaitFull();
        far.AskState(window, "_NET_WM_STATE_FULLSCREEN", add: false);
        Wait.Until("it has its own size after that", () => near.Geometry(shown) is { Width: 300, Height: 200 } && IsSame(), () => $"{near.Geometry(shown)}; far {far.Geometry(window)}");

        bool IsSame() => near.Geometry(shown) is { } place && place == far.Geometry(window);

        void AwaitFull() => Wait.Until("it fills the monitor that its program chose", () =>
            near.Geometry(shown)?.Width == 1280 && IsSame() && near.Words(shown, Atom._NET_WM_FULLSCREEN_MONITORS) is [0, 0, 0, 0]
            && far.HasState(window, "_NET_WM_STATE_FULLSCREEN"));
    }

    private bool IsSame(uint far, uint near) => _display.Far.Geometry(far) is { } place && place == _display.Near.Geometry(near);

    /// <summary>The session.</summary>
    public sealed class Session : IDisposable
    {
        public ForwardedDisplay Display { get; } = new();

        public void Dispose() => Display.Dispose();
    }
}
