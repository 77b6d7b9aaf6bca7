using Rdfwd.Tests.Support;

namespace Rdfwd.Display.Tests.EndToEnd;

/// <summary>Text that the near end composed, typed at the far end.</summary>
public sealed class ComposedTextTests
{
    [Fact]
    public void Text_OfEveryKind_ArrivesAmongTheKeysInOrder()
    {
        using ForwardedDisplay display = new(windowManager: false);
        using TextSink far = new(display.FarServer.Display, display.Far, "far");
        far.Focus(display.Near, display.NearOf(far.Window));
        uint[] map = display.Far.KeyboardMapping();
        display.Near.Type("a\n");
        Assert.Equal("a\n", far.Receive(0, 1));
        const string text = "日本語 한글 Grüße, 😀 A{b}\n";
        display.Commit(text);
        Assert.Equal(text, far.Receive(2, 1));

        // Modifiers that are down neither change the text nor make commands of it, and still count for the key behind it.
        byte a = display.Near.KeyOf('a')!.Value;
        const byte control = 37;
        display.Near.PressKey(XScreen.ShiftKey);
        display.Near.PressKey(control);
        Wait.Until("both are down", () => display.Far.HeldKeys().Count == 2);
        display.Commit("é한x1");
        display.Near.ReleaseKey(control);
        Wait.Until("one is down", () => display.Far.HeldKeys().Count == 1);
        display.Near.Strike(a);
        display.Near.ReleaseKey(XScreen.ShiftKey);
        display.Near.Type("\n");
        Assert.Equal("é한x1A\n", far.Receive(2 + text.Length, 1));
        Wait.Until("all keys are up", () => display.Far.HeldKeys().Count == 0);
        Assert.NotEqual(map, display.Far.KeyboardMapping());
        display.Cut();
        Assert.Equal(map, display.Far.KeyboardMapping());
    }

    [Fact]
    public void Texts_WithMoreCharactersThanThereAreSpareKeys_ArriveWhole()
    {
        using ForwardedDisplay display = new(windowManager: false);
        display.Near.SetLayout("de");
        using TextSink far = new(display.FarServer.Display, display.Far, "far");
        far.Focus(display.Near, display.NearOf(far.Window));
        string sent = "";
        // Piece by piece: a program that is kept from running for long sees the newest meaning of a keycode only.
        for (int first = 0x4e00; first < 0x4e00 + 150; first += 10)
        {
            string text = string.Concat(Enumerable.Range(first, 10).Select(c => (char)c)) + "äÖ@€|\n";
            display.Commit(text);
            Assert.Equal(text, far.Receive(sent.Length, 1));
            sent += text;
        }
    }
}
