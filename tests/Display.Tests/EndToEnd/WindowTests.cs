using Rdfwd.Display.Geometry;
using Rdfwd.Display.X11;
using Rdfwd.Tests.Support;

namespace Rdfwd.Display.Tests.EndToEnd;

/// <summary>What far programs tell of their windows, as the near window manager gets it, and what that one decides.</summary>
public sealed class WindowTests
{
    private const uint AtomType = 4, CardinalType = 6, WindowType = 33, HintsType = 35, SizeHintsType = 41;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void States_AskedByAProgram_AreGivenAndTakenByTheNearManager(bool compositing)
    {
        using ForwardedDisplay display = new(compositing: compositing);
        using RunningProgram clock = new(display.FarServer.Display, "xclock", "-title", "states", "-geometry", "300x200+100+100");
        uint far = display.FarWindow("states");
        uint near = display.NearOf(far);
        string[] states =
        [
            "MAXIMIZED_HORZ", "MAXIMIZED_VERT", "FULLSCREEN", "ABOVE", "BELOW", "STICKY", "SHADED", "SKIP_TASKBAR", "SKIP_PAGER", "DEMANDS_ATTENTION",
        ];
        foreach (string state in states.Select(s => "_NET_WM_STATE_" + s))
        {
            // A window that has the focus needs no attention, and its manager may say so.
            if (state.EndsWith("ATTENTION", StringComparison.Ordinal))
                display.Near.Focus(display.Near.X.Root);
            display.Far.AskState(far, state, add: true);
            // Openbox has no sticky windows but windows on all desktops.
            bool sticky = state.EndsWith("STICKY", StringComparison.Ordinal);
            Wait.Until($"{state} is set near", () => display.Near.HasState(near, state)
                || (sticky && display.Near.Words(near, Atom._NET_WM_DESKTOP) is [uint.MaxValue]));
            Wait.Until($"{state} is set far", () => display.Far.HasState(far, state));
            if (sticky)
                display.Far.AskState(far, state, add: false);
            else
                display.Near.AskState(near, state, add: false);
            Wait.Until($"{state} is gone far", () => !display.Far.HasState(far, state));
        }

        // A program does not wait for the answers.
        display.Far.AskState(far, "_NET_WM_STATE_ABOVE", add: true);
        display.Far.AskState(far, "_NET_WM_STATE_SKIP_TASKBAR", add: true);
        display.Far.AskState(far, "_NET_WM_STATE_ABOVE", add: false);
        display.Far.AskState(far, "_NET_WM_STATE_SKIP_PAGER", add: true);
        Wait.Until("what it asked for last holds", () => ((string[])["SKIP_TASKBAR", "SKIP_PAGER"]).All(s => display.Near.HasState(near, "_NET_WM_STATE_" + s) && display.Far.HasState(far, "_NET_WM_STATE_" + s))
            && !display.Near.HasState(near, "_NET_WM_STATE_ABOVE") && !display.Far.HasState(far, "_NET_WM_STATE_ABOVE"));
        Wait.Until("it has one place and size", () => display.Far.Geometry(far) == display.Near.Geometry(near) && display.Near.Geometry(near)?.Width == 300);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Window_WithoutAManagerThatCoversTheScreen_IsGivenToTheNearOne(bool compositing)
    {
        using ForwardedDisplay display = new(compositing: compositing);
        Rect screen = new(0, 0, 1280, 1024);
        uint locker = display.Far.CreateWindow("locker", screen, unmanaged: true), grows = display.Far.CreateWindow("grows", screen with { Width = 1000 }, unmanaged: true);
        display.Far.BeginCompositing();
        Wait.Until("a compositing manager loses its place", () => display.Far.SelectionOwner("_NET_WM_CM_S0") == 0);
        display.Far.Map(locker);
        uint near = display.NearOf(locker);
        Assert.Equal([locker], display.Near.ForwardedWindows().Keys);
        Wait.Until("it is in full screen", () => display.Near.HasState(near, "_NET_WM_STATE_FULLSCREEN") && display.Near.Geometry(near) == screen);
        display.AwaitExact(locker);
        Assert.DoesNotContain(near, display.Near.OverrideRedirectWindows());
        display.Near.AskClose(near);

        display.Far.Map(grows);
        near = display.NearOf(grows);
        Wait.Until("one that leaves a way out is as it says", () => display.Near.OverrideRedirectWindows().Contains(near));
        display.Far.Configure(grows, screen);
        Wait.Until("until it grows", () => display.Near.HasState(near, "_NET_WM_STATE_FULLSCREEN") && !display.Near.OverrideRedirectWindows().Contains(near));
        display.Near.AskState(near, "_NET_WM_STATE_FULLSCREEN", add: false);
        Wait.Until("its user gets out of it", () => !display.Near.HasState(near, "_NET_WM_STATE_FULLSCREEN"));
        Assert.False(display.Far.X.IsBroken, "Closing the locker's window ended the locker.");
    }

    [Fact]
    public void Properties_OfADialog_CrossAndGo()
    {
        using ForwardedDisplay display = new();
        XScreen far = display.Far, near = display.Near;
        uint leader = far.CreateWindow("leader", new Rect(0, 0, 10, 10));
        uint main = far.CreateWindow("main", new Rect(100, 100, 400, 300)), dialog = far.CreateWindow("dialog", new Rect(150, 150, 200, 100));
        const uint inputHint = 1, groupHint = 64, urgencyHint = 256;
        foreach (uint window in new[] { main, dialog })
            far.SetWords(window, Atom.WM_HINTS, HintsType, inputHint | groupHint, 1, 0, 0, 0, 0, 0, 0, leader);
        far.SetWords(dialog, Atom.WM_TRANSIENT_FOR, WindowType, main);
        far.SetWords(dialog, Atom._NET_WM_WINDOW_TYPE, AtomType, far.Number(Atom._NET_WM_WINDOW_TYPE_DIALOG));
        far.SetWords(dialog, Atom._NET_WM_STATE, AtomType, far.Number(Atom._NET_WM_STATE_MODAL));
        far.SetWords(dialog, Atom._NET_WM_WINDOW_OPACITY, CardinalType, 0x80000000);
        far.SetWords(dialog, Atom._NET_WM_ICON, CardinalType, 2, 1, 0xff112233, 0x80445566);
        far.SetWords(dialog, Atom._MOTIF_WM_HINTS, far.Number(Atom._MOTIF_WM_HINTS), 2, 0, 0, 0, 0);
        far.Map(main);
        far.Map(dialog);
        uint nearMain = display.NearOf(main), nearDialog = display.NearOf(dialog);
        Assert.Equal([nearMain], near.Words(nearDialog, Atom.WM_TRANSIENT_FOR));
        Assert.Equal([near.Number(Atom._NET_WM_WINDOW_TYPE_DIALOG)], near.Words(nearDialog, Atom._NET_WM_WINDOW_TYPE));
        Wait.Until("it is modal", () => near.HasState(nearDialog, "_NET_WM_STATE_MODAL"));
        Assert.Equal([0x80000000], near.Words(nearDialog, Atom._NET_WM_WINDOW_OPACITY));
        Assert.Equal([2, 1, 0xff112233, 0x80445566], near.Words(nearDialog, Atom._NET_WM_ICON));
        Assert.Equal(0u, near.Words(nearDialog, Atom._MOTIF_WM_HINTS)[2]);
        Assert.NotEqual(0u, near.Words(nearDialog, Atom.WM_HINTS)[8]);
        Assert.Equal(near.Words(nearMain, Atom.WM_HINTS)[8], near.Words(nearDialog, Atom.WM_HINTS)[8]);

        far.SetWords(dialog, Atom.WM_HINTS, HintsType, inputHint | urgencyHint, 1, 0, 0, 0, 0, 0, 0, 0);
        Wait.Until("it is urgent", () => (near.Words(nearDialog, Atom.WM_HINTS)[0] & urgencyHint) != 0);
        far.DeleteProperty(dialog, Atom.WM_TRANSIENT_FOR);
        far.DeleteProperty(dialog, Atom._NET_WM_ICON);
        far.DeleteProperty(dialog, Atom._NET_WM_WINDOW_OPACITY);
        Wait.Until("what the program removed is gone", () => near.Words(nearDialog, Atom.WM_TRANSIENT_FOR).Length == 0
            && near.Words(nearDialog, Atom._NET_WM_ICON).Length == 0 && near.Words(nearDialog, Atom._NET_WM_WINDOW_OPACITY) is [uint.MaxValue]);
    }

    [Fact]
    public void Window_ThatWantsNoFocus_GetsNoneWhenItAppears()
    {
        using ForwardedDisplay display = new(compositing: true);
        XScreen far = display.Far, near = display.Near;
        uint first = far.CreateWindow("first", new Rect(100, 100, 400, 300)), shy = far.CreateWindow("shy", new Rect(150, 150, 200, 100));
        far.Map(first);
        Rect g = near.Geometry(display.NearOf(first))!.Value;
        near.Click(g.X + 20, g.Y + 20);
        Wait.Until("the first has the focus", () => near.ActiveWindow() == display.NearOf(first));
        far.SetWords(shy, Atom._NET_WM_USER_TIME, CardinalType, 0);
        far.Map(shy);
        uint nearShy = display.NearOf(shy);
        Assert.Equal([0u], near.Words(nearShy, Atom._NET_WM_USER_TIME));
        Wait.Until("the manager knows it", () => near.Words(nearShy, Atom.WM_STATE) is [1, ..]);
        Assert.Equal(display.NearOf(first), near.ActiveWindow());
    }

    [Fact]
    public void Focus_OfAProgramThatTakesItItself_IsOffered()
    {
        using ForwardedDisplay display = new();
        XScreen far = display.Far;
        uint active = far.CreateWindow("takes the focus", new Rect(100, 100, 400, 300));
        far.SetWords(active, Atom.WM_HINTS, HintsType, 1, 0, 0, 0, 0, 0, 0, 0, 0);
        far.SetWords(active, Atom.WM_PROTOCOLS, AtomType, far.Number(Atom.WM_TAKE_FOCUS));
        far.Map(active);
        display.Near.AskActivate(display.NearOf(active));
        Wait.Until("WM_TAKE_FOCUS comes", () => far.GotMessage(active, Atom.WM_TAKE_FOCUS));
        Assert.NotEqual(active, far.FocusedWindow());
    }

    [Fact]
    public void Increments_OfXterm_AreKeptByTheNearManager()
    {
        using ForwardedDisplay display = new();
        using RunningProgram xterm = new(display.FarServer.Display, "xterm", "-title", "cells", "-geometry", "80x24");
        uint far = display.FarWindow("cells");
        uint near = display.NearOf(far);
        uint[] hints = display.Far.Words(far, Atom.WM_NORMAL_HINTS);
        Assert.True(hints[9] > 1);
        Assert.Equal(hints[9..11], display.Near.Words(near, Atom.WM_NORMAL_HINTS)[9..11]);
        display.AwaitExact(far);
    }

    [Theory]
    [InlineData("xeyes", "+shape", false)]
    [InlineData("xeyes", "-shape", true)]
    [InlineData("oclock", "-shape", true)]
    public void Shape_OfAProgramsWindow_IsThatOfTheNearOne(string program, string option, bool shaped)
    {
        using ForwardedDisplay display = new();
        string[] options = option == "-shape" ? [] : [option];
        using RunningProgram running = new(display.FarServer.Display, [program, .. options, "-geometry", "150x150+60+60"]);
        (uint far, uint near) = OnlyWindow(display);
        Wait.Until("the shapes are equal", () => SameShape(display, far, near) && (display.Far.Shape(far, 0).Count > 1) == shaped);
        display.Near.Configure(near, new Rect(90, 90, 260, 190));
        Wait.Until("they are after a new size", () => display.Far.Geometry(far)?.Width == 260 && SameShape(display, far, near));
        display.AttachAnew();
        uint again = display.NearOf(far);
        Wait.Until("and at the next attach", () => SameShape(display, far, again));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Move_BegunByAProgram_IsDoneByTheNearManager(bool compositing)
    {
        using ForwardedDisplay display = new(compositing: compositing);
        using EventRecorder recorder = new(display.FarServer.Display, "own title bar");
        uint near = display.NearOf(recorder.Window);
        Rect g = display.Near.Geometry(near)!.Value;
        Wait.Until("both are at one place", () => display.Far.Geometry(recorder.Window) == g);
        display.Near.MovePointer(g.X + 50, g.Y + 50);
        display.Near.PressButton(1);
        Wait.Until("the button is down", () => recorder.Events.Contains("button 1"));
        const uint move = 8;
        display.Far.AskMoveResize(recorder.Window, g.X + 50, g.Y + 50, move, 1);
        int step = 0;
        Wait.Until("the window moves with the pointer", () =>
        {
            display.Near.MovePointer(g.X + 90 + (++step % 20), g.Y + 80);
            return display.Near.Geometry(near) is { } now && now.X > g.X + 20 && now.Width == g.Width;
        });
        display.Near.ReleaseButton(1);
        Wait.Until("the far window has followed", () => display.Far.Geometry(recorder.Window) == display.Near.Geometry(near));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Place_OfAWindow_IsKeptAtTheNextAttach(bool compositing)
    {
        using ForwardedDisplay display = new(compositing: compositing);
        using RunningProgram clock = new(display.FarServer.Display, "xclock", "-title", "placed", "-geometry", "200x150");
        uint far = display.FarWindow("placed");
        display.Near.Configure(display.NearOf(far), new Rect(431, 287, 210, 160));
        Wait.Until("the far window is there", () => display.Far.Geometry(far) is { Width: 210 } f && display.Near.Geometry(display.NearOf(far)) == f);
        Rect place = display.Far.Geometry(far)!.Value;
        display.AttachAnew();
        uint near = display.NearOf(far);
        Wait.Until("the new near window is there too", () => display.Near.Words(near, Atom.WM_STATE) is [1, ..] && display.Near.Geometry(near) == place && display.Far.Geometry(far) == place);
    }

    [Fact]
    public void Focus_OfTheNearWindow_IsAStateOfTheFarOne()
    {
        const string focused = "_NET_WM_STATE_FOCUSED";
        using ForwardedDisplay display = new();
        using RunningProgram one = new(display.FarServer.Display, "xterm", "-title", "one"), two = new(display.FarServer.Display, "xterm", "-title", "two");
        uint first = display.FarWindow("one"), second = display.FarWindow("two");
        foreach ((uint window, uint other) in ((uint, uint)[])[(first, second), (second, first)])
        {
            uint near = display.NearOf(window);
            display.NearOf(other);
            Wait.Until("the far window knows that it has the focus, the other one that it has not", () =>
            {
                display.Near.AskActivate(near);
                return display.Far.HasState(window, focused) && !display.Far.HasState(other, focused);
            });
        }

        display.Far.AskState(second, "_NET_WM_STATE_ABOVE", add: true);
        Wait.Until("another state does not end it", () => display.Far.HasState(second, "_NET_WM_STATE_ABOVE"));
        Wait.Until("it has both", () => display.Far.HasState(second, focused));
    }

    [Fact]
    public void Start_ByALauncher_EndsWithTheFirstWindow()
    {
        using ForwardedDisplay display = new();
        using RunningProgram clock = new(display.FarServer.Display, "xclock", "-title", "launched");
        uint far = display.FarWindow("launched");
        display.AttachAnew(startupId: "launcher-1_TIME42");
        Assert.Equal("launcher-1_TIME42", display.Near.Text(display.NearOf(far), Atom._NET_STARTUP_ID));
    }

    private static (uint Far, uint Near) OnlyWindow(ForwardedDisplay display)
    {
        Wait.Until("there is one window", () => display.Near.ForwardedWindows().Count == 1);
        KeyValuePair<uint, uint> only = display.Near.ForwardedWindows().First();
        return (only.Key, only.Value);
    }

    private static bool SameShape(ForwardedDisplay display, uint far, uint near) =>
        display.Far.Shape(far, 0).SequenceEqual(display.Near.Shape(near, 0)) && display.Far.Shape(far, 2).SequenceEqual(display.Near.Shape(near, 2));
}
