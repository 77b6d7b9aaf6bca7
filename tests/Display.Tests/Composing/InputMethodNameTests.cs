using Rdfwd.Display.Composing;
using Rdfwd.Wire;

namespace Rdfwd.Display.Tests.Composing;

public sealed class InputMethodNameTests
{
    [Theory]
    [InlineData("@im=ibus", "ibus")]
    [InlineData("@im=fcitx@im=nabi", "nabi")]
    [InlineData("@im=uim@other=x", "uim")]
    [InlineData("@im=", null)]
    [InlineData("@im=none", null)]
    [InlineData("@im=local", null)]
    [InlineData("ibus", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Find_InModifiers_IsTheNameOfARealOne(string? modifiers, string? name)
    {
        Assert.Equal(name, InputMethodName.Find(modifiers));
    }

    [Theory]
    [InlineData("", "", "ko_KR.UTF-8", "ko_KR")]
    [InlineData("", "ja_JP.UTF-8", "ko_KR.UTF-8", "ja_JP")]
    [InlineData("C.UTF-8", "ja_JP.UTF-8", "", "en_US")]
    [InlineData("", "", "C", "en_US")]
    [InlineData("", "", "", "en_US")]
    [InlineData("ä", "", "", "en_US")]
    [InlineData("ca_ES@valencia", "", "", "ca_ES")]
    [InlineData("a_very_long_locale", "", "", "en_US")]
    public void Locale_OfAnEnvironment_IsOneThatInputMethodsKnow(string all, string type, string lang, string locale)
    {
        Assert.Equal(locale, InputMethodName.Locale(name => name switch { "LC_ALL" => all, "LC_CTYPE" => type, _ => lang }));
    }

    [Fact]
    public void Pieces_OfALongText_FitAndAreCutBetweenCharacters()
    {
        string text = string.Concat(Enumerable.Repeat("a한😀", 300));

        string[] pieces = [.. CommittedPieces.Of(text)];

        Assert.Equal(text, string.Concat(pieces));
        Assert.Equal(3, pieces.Length);
        Assert.All(pieces, piece => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(piece), 1, Limits.CommittedTextBytes));
        Assert.Empty(CommittedPieces.Of(""));
    }
}
