using Rdfwd.Tests.Support;

namespace Rdfwd.Display.Tests.EndToEnd;

/// <summary>The same keys are typed into a program beside the person and into one far away: both must get the same.</summary>
public sealed class KeyboardTests
{
    [Theory]
    [InlineData("us", "", "aA1!\\|")]
    [InlineData("us", "dvorak", "aA1!'\"")]
    [InlineData("us", "intl", "éÉ")]
    [InlineData("de", "", "üÜß€@")]
    [InlineData("fr", "", "éèàç€")]
    [InlineData("br", "", "çÇ?/")]
    [InlineData("jp", "", "aA1\"'")]
    public void EveryKey_OfALayout_GivesTheSameFarAsNear(string layout, string variant, string sample)
    {
        using ForwardedDisplay display = new(windowManager: false);
        display.Near.SetLayout(layout, variant);
        using TextSink near = new(display.NearServer.Display, display.Near, "typed near");
        using TextSink far = new(display.FarServer.Display, display.Far, "typed far");
        string expected = near.ReceiveEveryKey(display.Near, near.Window);
        string actual = far.ReceiveEveryKey(display.Near, display.NearOf(far.Window));
        Assert.Equal(expected, actual);
        Assert.All(sample, c => Assert.Contains(c, expected));
    }

    [Fact]
    public void Keys_OfALayoutWithEightLevels_MeanTheSameFar()
    {
        using ForwardedDisplay display = new(windowManager: false);
        display.Near.SetLayout("de", "neo");
        uint[] near = display.Near.KeyboardMapping();
        const uint level5 = 0xfe11;
        Assert.Contains(level5, near);
        Wait.Until("every key has the same keysyms", () => display.Far.KeyboardMapping().SequenceEqual(near));
        // Neo has a Caps Lock on its left Shift key, which is for two modifiers then.
        Wait.Until("Shift is Shift", () => display.Far.ShiftKeys().Contains(XScreen.ShiftKey));
    }

    [Fact]
    public void Layouts_SwitchedInMidSession_GiveTheSameFarAsNear()
    {
        using ForwardedDisplay display = new(windowManager: false);
        display.Near.SetLayout("ru,us", options: "grp:menu_toggle");
        const byte menuKey = 135;
        using TextSink near = new(display.NearServer.Display, display.Near, "typed near");
        using TextSink far = new(display.FarServer.Display, display.Far, "typed far");
        uint nearOfFar = display.NearOf(far.Window);
        string russian = far.ReceiveEveryKey(display.Near, nearOfFar);
        display.Near.Strike(menuKey);
        string latin = far.ReceiveEveryKey(display.Near, nearOfFar);
        display.Near.Strike(menuKey);
        Assert.Equal(russian, far.ReceiveEveryKey(display.Near, nearOfFar));

        Assert.Equal(russian, near.ReceiveEveryKey(display.Near, near.Window));
        // By another program, while no forwarded window has the focus.
        display.Near.SetLocks(0, 1);
        Assert.Equal(latin, near.ReceiveEveryKey(display.Near, near.Window));
        Assert.Equal(latin, far.ReceiveEveryKey(display.Near, nearOfFar));
        // And while one has.
        display.Near.SetLocks(0, 0);
        Wait.Until("the far layout follows", () => display.Far.Locks().Group == 0);
        Assert.Equal(russian, far.ReceiveEveryKey(display.Near, nearOfFar));
        Assert.Contains("ж", russian);
        Assert.Contains("g", latin);
    }

    [Fact]
    public void Locks_ChangedWhereverTheFocusIs_AreInStep()
    {
        const byte caps = 2, num = 16;
        using ForwardedDisplay display = new(windowManager: false);
        display.Near.SetLocks(num, 0);
        using TextSink near = new(display.NearServer.Display, display.Near, "typed near");
        using TextSink far = new(display.FarServer.Display, display.Far, "typed far");
        uint nearOfFar = display.NearOf(far.Window);
        far.Focus(display.Near, nearOfFar);
        Wait.Until("Num Lock is taken over", () => display.Far.Locks().Modifiers == num);
        display.Near.Strike(XScreen.CapsLockKey);
        Wait.Until("Caps Lock is struck", () => display.Far.Locks().Modifiers == (num | caps));
        display.Near.Type("abc\n");
        Assert.Equal("ABC\n", far.Receive(0, 1));

        near.Focus(display.Near, near.Window);
        display.Near.Strike(XScreen.CapsLockKey);
        display.Near.Strike(XScreen.NumLockKey);
        far.Focus(display.Near, nearOfFar);
        Wait.Until("both are off", () => display.Far.Locks().Modifiers == 0);
        display.Near.SetLocks(caps, 0);
        Wait.Until("a program's lock crosses too", () => display.Far.Locks().Modifiers == caps);
        display.Cut();
        display.Near.SetLocks(num, 0);
        display.Connect();
        Wait.Until("it is so after the link was lost", () => display.Far.Locks().Modifiers == num);
    }

    [Fact]
    public void Layout_ChangedWhileAttachedAndWhileNot_IsTheOneTyped()
    {
        using ForwardedDisplay display = new(windowManager: false);
        using TextSink far = new(display.FarServer.Display, display.Far, "typed far");
        uint near = display.NearOf(far.Window);
        display.Near.SetLayout("fr");
        uint[] french = display.Near.KeyboardMapping();
        Wait.Until("every key means the same, those without characters too", () => display.Far.KeyboardMapping().SequenceEqual(french));
        const uint audioRaiseVolume = 0x1008ff13;
        Assert.Contains(audioRaiseVolume, french);
        far.Focus(display.Near, near);
        string typed = far.ReceiveEveryKey(display.Near, near);
        Assert.Contains("ç", typed);
        display.Cut();
        display.Near.SetLayout("de");
        display.Connect();
        Assert.Contains("ß", far.ReceiveEveryKey(display.Near, near));
        Assert.Equal(display.Near.KeyboardMapping(), display.Far.KeyboardMapping());
    }

    [Fact]
    public void Modifier_HeldWhileTheFocusComes_CountsForTheNextKey()
    {
        using ForwardedDisplay display = new(windowManager: false);
        using TextSink near = new(display.NearServer.Display, display.Near, "typed near");
        using TextSink far = new(display.FarServer.Display, display.Far, "typed far");
        near.Focus(display.Near, near.Window);
        display.Near.PressKey(XScreen.ShiftKey);
        // Typed at once, before the far end can have answered anything.
        display.Near.Focus(display.NearOf(far.Window));
        display.Near.Strike(display.Near.KeyOf('a')!.Value);
        display.Near.ReleaseKey(XScreen.ShiftKey);
        display.Near.Type("b\n");
        Assert.Equal("Ab\n", far.Receive(0, 1));
        Wait.Until("all keys are up", () => display.Far.HeldKeys().Count == 0);
    }

    [Fact]
    public void Keyboard_GrabbedByAFarProgram_TypesThere()
    {
        using ForwardedDisplay display = new(windowManager: false);
        using TextSink other = new(display.FarServer.Display, display.Far, "other");
        other.Focus(display.Near, display.NearOf(other.Window));
        byte a = display.Near.KeyOf('a')!.Value;
        using (EventRecorder locker = new(display.FarServer.Display, "locker"))
        {
            display.NearOf(locker.Window);
            locker.GrabKeyboard();
            display.Near.Strike(a);
            Wait.Until("the locker gets the key", () => locker.Events.Contains($"release {a}"));
        }

        display.Near.Type("free\n");
        Assert.Equal("free\n", other.Receive(0, 1));
    }

    [Fact]
    public void Keyboard_GrabbedByANearProgram_TypesThereAndNothingStaysHeld()
    {
        using ForwardedDisplay display = new(windowManager: false);
        using TextSink far = new(display.FarServer.Display, display.Far, "far");
        far.Focus(display.Near, display.NearOf(far.Window));
        byte a = display.Near.KeyOf('a')!.Value;
        display.Near.PressKey(XScreen.ShiftKey);
        Wait.Until("Shift is down at the far end", () => display.Far.HeldKeys().Contains(XScreen.ShiftKey));
        using (EventRecorder locker = new(display.NearServer.Display, "locker"))
        {
            locker.GrabKeyboard();
            Wait.Until("Shift is up at the far end", () => display.Far.HeldKeys().Count == 0);
            display.Near.Strike(a);
            Wait.Until("the locker gets the key", () => locker.Events.Contains($"release {a}"));
        }

        // The grab is over while Shift is still down: it counts at the far end again.
        Wait.Until("Shift is down at the far end again", () => display.Far.HeldKeys().Contains(XScreen.ShiftKey));
        display.Near.Strike(a);
        display.Near.ReleaseKey(XScreen.ShiftKey);
        display.Near.Type("\n");
        Assert.Equal("A\n", far.Receive(0, 1));
        Wait.Until("all keys are up", () => display.Far.HeldKeys().Count == 0);
    }
}
