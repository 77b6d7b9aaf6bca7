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

    [Fact]
    public void Key_BorrowedForACharacterThatTheLayoutLacks_TypesIt()
    {
        using ForwardedDisplay display = new(windowManager: false);
        using TextSink far = new(display.FarServer.Display, display.Far, "far");
        far.Focus(display.Near, display.NearOf(far.Window));
        byte spare = display.Near.SpareKey();
        // The first key comes from another keyboard than before, of which the X server tells.
        display.Near.Type("a\n");
        string expected = far.Receive(0, 1);
        long before = display.NearBytesSent;
        foreach (uint keysym in new uint[] { 0xf6, 0x1000000 | '한', 0x20ac, 0x1000000 | 0x1f600, 0xf6 })
        {
            display.Near.Lend(spare, keysym);
            display.Near.Strike(spare);
            display.Near.Type("a\n");
            expected += char.ConvertFromUtf32((int)Rdfwd.Interop.Xkb.Xkb.xkb_keysym_to_utf32(keysym)) + "a\n";
            Wait.Until("the character and the key behind it arrive", () => far.Text == expected, () => far.Text);
            display.Near.Lend(spare, 0);
        }

        const int keymapBytes = 10_000;
        Assert.InRange(display.NearBytesSent - before, 1, keymapBytes);
        // What is no character changes the far map as well.
        const uint f30 = 0xffdb;
        display.Near.Lend(spare, f30);
        Wait.Until("the far map has it", () => display.Far.KeyOf(f30) == spare);
        Assert.Empty(display.Far.HeldKeys());
    }
}
