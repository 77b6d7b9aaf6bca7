using Rdfwd.Display.Near;

namespace Rdfwd.Display.Tests;

public sealed class KeyChordTests
{
    private const uint Shift = 1, Lock = 2, Control = 4, Alt = 8, NumLock = 16, Super = 64;

    [Theory]
    [InlineData("ctrl+alt+Return", 0xff0d, Control | Alt)]
    [InlineData("Ctrl+Alt+return", 0xff0d, Control | Alt)]
    [InlineData("shift+F11", 0xffc8, Shift)]
    [InlineData("super+f", 'f', Super)]
    [InlineData("Pause", 0xff13, 0)]
    public void TryParse_Names_AreKeys(string text, uint keysym, uint modifiers)
    {
        Assert.True(KeyChord.TryParse(text, out KeyChord? chord));
        Assert.Equal(new KeyChord(keysym, modifiers), chord);
    }

    [Fact]
    public void TryParse_None_IsNoKey()
    {
        Assert.True(KeyChord.TryParse("none", out KeyChord? chord));
        Assert.Null(chord);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ctrl+")]
    [InlineData("meta+a")]
    [InlineData("+a")]
    [InlineData("ctrl+nosuchkey")]
    public void TryParse_AnythingElse_IsRefused(string text)
    {
        Assert.False(KeyChord.TryParse(text, out _));
    }

    [Fact]
    public void Matches_Locks_DoNotCount()
    {
        KeyChord chord = KeyChord.Default;
        Assert.True(chord.Matches(0xff0d, Control | Alt | Lock | NumLock));
        Assert.False(chord.Matches(0xff0d, Control));
        Assert.False(chord.Matches(0xff0d, Control | Alt | Shift));
        Assert.False(chord.Matches('a', Control | Alt));
    }
}
