using Rdfwd.Display.Geometry;
using Rdfwd.Tests.Support;

namespace Rdfwd.Display.Tests.EndToEnd;

/// <summary>What a far program gets of what a person does at the near end.</summary>
public sealed class InputTests
{
    [Fact]
    public void Buttons_AllOfThem_ArriveInOrderAndInPlace()
    {
        using ForwardedDisplay display = new();
        using EventRecorder recorder = new(display.FarServer.Display, "buttons");
        uint near = display.NearOf(recorder.Window);
        Rect g = display.Near.Geometry(near)!.Value;
        Wait.Until("both are at one place", () => display.Far.Geometry(recorder.Window) == g);
        display.Near.MovePointer(g.X + 120, g.Y + 80);
        Wait.Until("the pointer is there", () => recorder.Events.Contains("at 120,80"));
        recorder.Clear();
        List<string> expected = [];
        // 4 to 7 are the wheel: up, down, left, right.
        foreach (byte button in new byte[] { 1, 2, 3, 4, 4, 5, 6, 7, 7, 8, 9 })
        {
            display.Near.PressButton(button);
            display.Near.ReleaseButton(button);
            expected.AddRange([$"button {button}", $"up {button}"]);
        }

        recorder.AwaitInput(expected);
    }

    [Fact]
    public void Motion_OnAnIdleLink_LosesNoPoint()
    {
        using ForwardedDisplay display = new();
        using EventRecorder recorder = new(display.FarServer.Display, "motion");
        uint near = display.NearOf(recorder.Window);
        Rect g = display.Near.Geometry(near)!.Value;
        Wait.Until("both are at one place", () => display.Far.Geometry(recorder.Window) == g);
        List<string> expected = [];
        for (int i = 10; i < 200; i++)
        {
            display.Near.MovePointer(g.X + i, g.Y + (i / 2));
            expected.Add($"at {i},{i / 2}");
            string last = expected[^1];
            Wait.Until($"the pointer is {last}", () => recorder.Events.Contains(last));
        }

        Assert.Equal(expected, recorder.Events.SkipWhile(e => e != expected[0]));
    }

    [Fact]
    public void HeldKey_Repeats_OnlyAsTheNearEndDoes()
    {
        using ForwardedDisplay display = new();
        using EventRecorder recorder = new(display.FarServer.Display, "repeat");
        display.Near.Focus(display.NearOf(recorder.Window));
        Wait.Until("the far window has the focus", () => display.Far.FocusedWindow() == recorder.Window);
        const byte aKey = 38;
        display.Near.PressKey(aKey);
        Wait.Until("it repeats", () => recorder.Events.Count(e => e == "press 38") >= 5);
        display.Cut();
        int presses = recorder.Events.Count(e => e == "press 38");
        Assert.Equal(presses, recorder.Events.Count(e => e == "release 38"));
        display.Near.ReleaseKey(aKey);
    }

    [Fact]
    public void Keys_OfAGermanKeyboard_GiveItsCharactersFar()
    {
        using ForwardedDisplay display = new();
        using TemporaryDirectory directory = new();
        display.Near.SetLayout("de");
        string typed = Path.Combine(directory.Path, "typed");
        using RunningProgram xterm = new(display.FarServer.Display, "xterm", "-u8", "-title", "german", "-e", $"cat > {typed}");
        uint far = display.FarWindow("german");
        display.Near.Focus(display.NearOf(far));
        Wait.Until("the far window has the focus", () => display.Far.FocusedWindow() == far);
        const byte upperRowZ = 29, lowerRowY = 52, uUmlaut = 34, sharpS = 20, q = 24, altGr = 108, minus = 61, returnKey = 36;
        foreach (byte key in new[] { upperRowZ, lowerRowY, uUmlaut, sharpS, minus })
            display.Near.Strike(key);
        display.Near.PressKey(altGr);
        display.Near.Strike(q);
        display.Near.ReleaseKey(altGr);
        display.Near.Strike(returnKey);
        Wait.Until("the line arrives", () => File.Exists(typed) && File.ReadAllText(typed).EndsWith('\n'));
        Assert.Equal("zyüß-@\n", File.ReadAllText(typed));
    }
}
