using Rdfwd.Interop.Libc;
using Rdfwd.Tests.Support;

namespace Rdfwd.Display.Tests.EndToEnd;

/// <summary>A real input method (nabi, Korean) at the near end, programs at the far one.</summary>
public sealed class InputMethodTests : IDisposable
{
    // Hangul on the usual keyboard: g k s r m f are the letters of two syllables.
    private const string HangulKeys = "gksrmf";

    private readonly TemporaryDirectory _home = new();

    [Fact]
    public void Text_ComposedAtTheNearEnd_ArrivesAmongKeysAndModifiersInOrder()
    {
        using ForwardedDisplay display = new(windowManager: false, inputMethod: "@im=nabi");
        using TextSink far = new(display.FarServer.Display, display.Far, "far");
        using EntrySink entry = new(display.FarServer.Display, display.Far, "entry");
        far.Focus(display.Near, display.NearOf(far.Window));
        // It is named but does not run: keys are what they always are.
        display.Near.Type("Plain keys.\n");
        Assert.Equal("Plain keys.\n", far.Receive(0, 1));

        using RunningProgram nabi = StartNabi(display);
        display.AwaitInputMethod(far.Window);
        Toggle(display);
        display.Near.Type($"{HangulKeys} 1!{HangulKeys}\n{HangulKeys}");
        Toggle(display);
        display.Near.Type("bC\n");
        Assert.Equal("한글 1!한글\n한글bC\n", far.Receive("Plain keys.\n".Length, 2));
        Wait.Until("all keys are up", () => display.Far.HeldKeys().Count == 0);

        display.Near.Focus(display.NearOf(entry.Window));
        display.AwaitInputMethod(entry.Window);
        Toggle(display);
        display.Near.Type($"{HangulKeys} 1!{HangulKeys}\n");
        Wait.Until("the entry has its line", () => entry.Text == "한글 1!한글\n", () => entry.Text);
        Wait.Until("all keys are up", () => display.Far.HeldKeys().Count == 0);
    }

    [Fact]
    public void InputMethod_KilledWhileItComposes_IsMissedByNoKeyAndUsedWhenItIsBack()
    {
        using ForwardedDisplay display = new(windowManager: false, inputMethod: "@im=nabi");
        using TextSink far = new(display.FarServer.Display, display.Far, "far");
        far.Focus(display.Near, display.NearOf(far.Window));
        using (RunningProgram nabi = StartNabi(display))
        {
            display.AwaitInputMethod(far.Window);
            Toggle(display);
            display.Near.Type($"{HangulKeys}\ngk");
            Assert.Equal("한글\n", far.Receive(0, 1));
            display.Near.PressKey(XScreen.ShiftKey);
            _ = Libc.kill(nabi.Pid, Libc.SIGKILL);
            display.Near.Type("a");
            display.AwaitInputMethod(0);
        }

        display.Near.ReleaseKey(XScreen.ShiftKey);
        display.Near.Type("b\n");
        Assert.EndsWith("Ab\n", far.Receive("한글\n".Length, 1));
        Wait.Until("all keys are up", () => display.Far.HeldKeys().Count == 0);

        int before = far.Text.Length;
        using RunningProgram next = StartNabi(display);
        display.AwaitInputMethod(far.Window);
        Toggle(display);
        display.Near.Type($"{HangulKeys}\n");
        Assert.Equal("한글\n", far.Receive(before, 1));

        // What it composes while the link is lost goes nowhere; afterwards it goes on.
        display.Near.Type("gks");
        display.Cut();
        display.Near.Type("rmf\n");
        display.Connect();
        display.AwaitInputMethod(far.Window);
        before = far.Text.Length;
        display.Near.Type($"{HangulKeys}\n");
        // The line's end of before may come late.
        Wait.Until("it is composed", () => far.Text[before..].EndsWith("한글\n", StringComparison.Ordinal));
        Wait.Until("all keys are up", () => display.Far.HeldKeys().Count == 0);
    }

    [Fact]
    public void InputMethod_ThatHangs_HoldsNothingUpAndIsUsedWhenItGoesOn()
    {
        using ForwardedDisplay display = new(windowManager: false, inputMethod: "@im=nabi", patience: TimeSpan.FromMilliseconds(200));
        using TextSink far = new(display.FarServer.Display, display.Far, "far");
        far.Focus(display.Near, display.NearOf(far.Window));
        using RunningProgram nabi = StartNabi(display);
        display.AwaitInputMethod(far.Window);
        _ = Libc.kill(nabi.Pid, Libc.SIGSTOP);
        display.Near.Type("Abc\n");
        Assert.Equal("Abc\n", far.Receive(0, 1));
        display.AwaitInputMethod(0);
        _ = Libc.kill(nabi.Pid, Libc.SIGCONT);
        display.AwaitInputMethod(far.Window);
        display.Near.Type("Def\n");
        Assert.Equal("Def\n", far.Receive(4, 1));
        Wait.Until("all keys are up", () => display.Far.HeldKeys().Count == 0);
    }

    public void Dispose() => _home.Dispose();

    private RunningProgram StartNabi(ForwardedDisplay display) => new(display.NearServer.Display, "env", $"HOME={_home.Path}", "nabi");

    private static void Toggle(ForwardedDisplay display)
    {
        display.Near.PressKey(XScreen.ShiftKey);
        display.Near.Strike(XScreen.SpaceKey);
        display.Near.ReleaseKey(XScreen.ShiftKey);
    }
}
