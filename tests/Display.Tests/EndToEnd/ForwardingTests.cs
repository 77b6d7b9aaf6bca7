using Rdfwd.Display.Geometry;
using Rdfwd.Tests.Support;

namespace Rdfwd.Display.Tests.EndToEnd;

/// <summary>Real programs on one X server, seen and used on another.</summary>
public sealed class ForwardingTests
{
    private const int ShiftKey = 50;

    [Fact]
    public void Window_OfXterm_IsShownExactly()
    {
        using ForwardedDisplay display = new();
        using RunningProgram xterm = new(display.FarServer.Display, "xterm", "-title", "far away", "-e", "printf 'some text\\n'; cat");
        uint far = display.FarWindow("far away");
        uint near = display.NearOf(far);
        Assert.Equal("far away", display.Near.Title(near));
        display.AwaitExact(far);
    }

    [Fact]
    public void Keys_TypedNear_ReachTheProgramAndTheirEchoComesBack()
    {
        using ForwardedDisplay display = new();
        using TemporaryDirectory directory = new();
        string typed = Path.Combine(directory.Path, "typed");
        using RunningProgram xterm = new(display.FarServer.Display, "xterm", "-title", "typing", "-e", $"cat > {typed}");
        uint far = display.FarWindow("typing");
        uint near = display.NearOf(far);
        display.Near.Focus(near);
        Wait.Until("the far window has the focus", () => display.Far.FocusedWindow() == far);
        display.Near.Type("hello World 42\n");
        Wait.Until("the text arrives", () => File.Exists(typed) && File.ReadAllText(typed) == "hello World 42\n");
        display.AwaitExact(far);
        Wait.Until("no key is held", () => display.Far.HeldKeys().Count == 0);
    }

    [Fact]
    public void HeldKey_FocusLeaves_IsReleased()
    {
        using ForwardedDisplay display = new();
        using RunningProgram xterm = new(display.FarServer.Display, "xterm", "-title", "held");
        uint far = display.FarWindow("held");
        display.Near.Focus(display.NearOf(far));
        Wait.Until("the far window has the focus", () => display.Far.FocusedWindow() == far);
        display.Near.PressKey(ShiftKey);
        Wait.Until("the key is down at the far end", () => display.Far.HeldKeys().Contains((byte)ShiftKey));
        using RunningProgram other = new(display.NearServer.Display, "xclock", "-title", "near program");
        uint otherWindow = (uint)Wait.For<object>("a near program's window", () => display.Near.WindowsTitled("near program") is [uint only] ? only : null);
        display.Near.Focus(otherWindow);
        Wait.Until("the key is up at the far end", () => display.Far.HeldKeys().Count == 0);
        display.Near.ReleaseKey(ShiftKey);
    }

    [Fact]
    public void HeldKeyAndButton_LinkLost_AreReleased()
    {
        using ForwardedDisplay display = new();
        using RunningProgram xterm = new(display.FarServer.Display, "xterm", "-title", "lost");
        uint far = display.FarWindow("lost");
        uint near = display.NearOf(far);
        display.Near.Focus(near);
        Rect g = display.Near.Geometry(near)!.Value;
        Wait.Until("the far window has the focus", () => display.Far.FocusedWindow() == far);
        display.Near.MovePointer(g.X + 20, g.Y + 20);
        display.Near.PressKey(ShiftKey);
        display.Near.PressButton(1);
        const int firstButton = 0x100;
        Wait.Until("key and button are down at the far end", () => display.Far.HeldKeys().Count == 1 && (display.Far.Pointer().Mask & firstButton) != 0);
        display.Cut();
        Assert.Empty(display.Far.HeldKeys());
        Assert.Equal(0, display.Far.Pointer().Mask & firstButton);
        display.Near.ReleaseButton(1);
        display.Near.ReleaseKey(ShiftKey);
        display.Connect();
        display.AwaitExact(far);
    }

    [Fact]
    public void Link_LostAndBack_KeepsTheWindowAndIsExactAgain()
    {
        using ForwardedDisplay display = new();
        using RunningProgram clock = new(display.FarServer.Display, "xclock", "-title", "ticking", "-update", "1");
        uint far = display.FarWindow("ticking");
        uint near = display.NearOf(far);
        display.AwaitExact(far);
        display.Cut();
        Wait.Until("the title says so", () => display.Near.Title(near)?.Contains("link lost", StringComparison.Ordinal) == true);
        display.Connect();
        Wait.Until("the title is as before", () => display.Near.Title(near) == "ticking");
        Assert.Equal(near, display.NearOf(far));
        display.AwaitExact(far);
    }

    [Fact]
    public void Link_LostAndBack_SendsTheDifferenceOnly()
    {
        using ForwardedDisplay display = new();
        using Painter painter = new(display.FarServer.Display, "kept", 400, 300, seed: 9);
        // What is painted before the window is on the screen is lost.
        display.NearOf(painter.Window);
        painter.PaintFilm(1);
        display.AwaitExact(painter.Window);
        // A frame is on the screen before it is counted.
        long whole = 0;
        Wait.Until("the frames are counted", () => (whole = display.FrameBytes()) > 1000);
        display.Cut();
        painter.PaintPixel(77, 33, 0x010203);
        display.Connect();
        display.AwaitExact(painter.Window);
        Assert.InRange(display.FrameBytes(), 1, whole / 10);
    }

    [Fact]
    public void Window_GoneWhileTheLinkWasLost_GoesWithTheNextLink()
    {
        using ForwardedDisplay display = new();
        using RunningProgram clock = new(display.FarServer.Display, "xclock", "-title", "going");
        uint far = display.FarWindow("going");
        uint near = display.NearOf(far);
        display.Cut();
        clock.Dispose();
        Wait.Until("the far window is gone", () => display.Far.WindowsTitled("going").Count == 0);
        Assert.True(display.Near.IsViewable(near));
        display.Connect();
        Wait.Until("the near window is gone", () => display.Near.ForwardedWindows().Count == 0);
    }

    [Fact]
    public void Window_ResizedAndMovedNear_IsSoFar()
    {
        using ForwardedDisplay display = new();
        using RunningProgram clock = new(display.FarServer.Display, "xclock", "-title", "sized", "-update", "1");
        uint far = display.FarWindow("sized");
        uint near = display.NearOf(far);
        display.Near.Configure(near, new Rect(200, 150, 431, 299));
        Wait.Until("the far window has the near one's place and size", () => display.Far.Geometry(far) == display.Near.Geometry(near) && display.Far.Geometry(far)?.Width == 431);
        display.AwaitExact(far);
    }

    [Fact]
    public void Window_ResizedByItsProgram_IsSoNear()
    {
        using ForwardedDisplay display = new();
        using RunningProgram xterm = new(display.FarServer.Display, "xterm", "-xrm", "XTerm*allowWindowOps: true", "-title", "grows", "-e", "read go; printf '\\033[8;40;100t'; cat");
        uint far = display.FarWindow("grows");
        uint near = display.NearOf(far);
        Rect before = display.Far.Geometry(far)!.Value;
        display.Near.Focus(near);
        Wait.Until("the far window has the focus", () => display.Far.FocusedWindow() == far);
        display.Near.Type("\n");
        Wait.Until("the program has made its window larger", () => display.Far.Geometry(far) is { } g && g.Width > before.Width && g.Height > before.Height);
        Wait.Until("the near window is as large", () => display.Near.Geometry(near) is { } n && display.Far.Geometry(far) == n);
        display.AwaitExact(far);
    }

    [Fact]
    public void Window_ClosedNear_EndsItsProgram()
    {
        using ForwardedDisplay display = new();
        using RunningProgram xterm = new(display.FarServer.Display, "xterm", "-title", "closing");
        uint near = display.NearOf(display.FarWindow("closing"));
        display.Near.AskClose(near);
        Wait.Until("xterm ends", () => xterm.HasExited);
        Wait.Until("its near window is gone", () => display.Near.ForwardedWindows().Count == 0);
    }

    [Theory]
    [InlineData("_NET_WM_STATE_FULLSCREEN")]
    [InlineData("_NET_WM_STATE_MAXIMIZED_VERT")]
    [InlineData("_NET_WM_STATE_ABOVE")]
    public void State_AskedOnEitherSide_CrossesAndComesBack(string state)
    {
        using ForwardedDisplay display = new();
        using RunningProgram clock = new(display.FarServer.Display, "xclock", "-title", "stateful", "-update", "1");
        uint far = display.FarWindow("stateful");
        uint near = display.NearOf(far);
        Rect before = display.Near.Geometry(near)!.Value;

        display.Far.AskState(far, state, add: true);
        Wait.Until("the near window has the state", () => display.Near.HasState(near, state));
        Wait.Until("the far window has the state", () => display.Far.HasState(far, state));
        Wait.Until("both have one geometry", () => display.Far.Geometry(far) == display.Near.Geometry(near));
        display.AwaitExact(far);

        display.Near.AskState(near, state, add: false);
        Wait.Until("the far window lost the state", () => !display.Far.HasState(far, state));
        Wait.Until("both are as before", () => display.Near.Geometry(near) == before && display.Far.Geometry(far) == before);
        display.AwaitExact(far);
    }

    [Fact]
    public void Window_MinimisedNear_IsIconicFarAndExactWhenBack()
    {
        using ForwardedDisplay display = new();
        using RunningProgram clock = new(display.FarServer.Display, "xclock", "-title", "iconic", "-update", "1");
        uint far = display.FarWindow("iconic");
        uint near = display.NearOf(far);
        // A window manager takes no notice of requests for windows that it does not have yet.
        display.AwaitExact(far);
        display.Near.AskIconify(near);
        Wait.Until("the far window is iconic", () => display.Far.WmState(far) == 3 && display.Far.HasState(far, "_NET_WM_STATE_HIDDEN"));
        display.Near.Map(near);
        Wait.Until("the far window is normal", () => display.Far.WmState(far) == 1 && !display.Far.HasState(far, "_NET_WM_STATE_HIDDEN"));
        display.AwaitExact(far);
    }

    [Fact]
    public void Menu_OfXterm_OpensAtThePointer()
    {
        using ForwardedDisplay display = new();
        using RunningProgram xterm = new(display.FarServer.Display, "xterm", "-title", "menu");
        uint far = display.FarWindow("menu");
        uint near = display.NearOf(far);
        display.AwaitExact(far);
        Rect g = display.Near.Geometry(near)!.Value;
        const int controlKey = 37;
        display.Near.Focus(near);
        Wait.Until("the far window has the focus", () => display.Far.FocusedWindow() == far);
        display.Near.MovePointer(g.X + 60, g.Y + 60);
        display.Near.PressKey(controlKey);
        display.Near.PressButton(1);
        Wait.Until("the menu is shown far and near", () => display.Far.OverrideRedirectWindows().Count == 1 && display.Near.ForwardedWindows().Count == 2);
        uint menu = display.Far.OverrideRedirectWindows()[0];
        Wait.Until("the menu is at the same place", () => display.Far.Geometry(menu) == display.Near.Geometry(display.NearOf(menu)));
        display.AwaitExact(menu);
        display.Near.ReleaseButton(1);
        display.Near.ReleaseKey(controlKey);
        Wait.Until("the menu is gone", () => display.Near.ForwardedWindows().Count == 1);
    }

    [Theory]
    [InlineData("mousepad", "--disable-server")]
    [InlineData("featherpad", "--standalone")]
    public void Menu_OfToolkit_OpensActsAndClosesByAClickElsewhere(string program, string option)
    {
        using ForwardedDisplay display = new();
        using TemporaryDirectory directory = new();
        string file = Path.Combine(directory.Path, "note.txt");
        File.WriteAllText(file, "a note\n");
        using RunningProgram editor = new(display.FarServer.Display, program, option, file);
        uint near = (uint)Wait.For<object>("the editor's near window", () => display.Near.ForwardedWindows() is { Count: 1 } all ? all.Values.First() : null);
        uint far = display.Near.ForwardedWindows().Keys.First();
        display.Near.AskActivate(near);
        Wait.Until("the far window has the focus", () => display.Far.ActiveWindow() == far);
        display.AwaitExact(far);

        const byte altKey = 64, fKey = 41, escapeKey = 9;
        display.Near.PressKey(altKey);
        display.Near.PressKey(fKey);
        display.Near.ReleaseKey(fKey);
        display.Near.ReleaseKey(altKey);
        Wait.Until("the File menu is shown", () => display.Near.ForwardedWindows().Count == 2);
        uint menu = display.Near.ForwardedWindows().Keys.First(id => id != far);
        display.AwaitExact(menu);
        Wait.Until("the menu is at the same place", () => display.Far.Geometry(menu) == display.Near.Geometry(display.NearOf(menu)));
        display.Near.PressKey(escapeKey);
        display.Near.ReleaseKey(escapeKey);
        Wait.Until("Escape closes it", () => display.Near.ForwardedWindows().Count == 1);

        Rect g = display.Near.Geometry(near)!.Value;
        display.Near.Click(g.X + 20, g.Y + 12);
        Wait.Until("a click opens it", () => display.Near.ForwardedWindows().Count == 2);
        display.Near.Click(5, 1000);
        Wait.Until("a click on the desktop closes it", () => display.Near.ForwardedWindows().Count == 1);
        display.AwaitExact(far);
    }
}
