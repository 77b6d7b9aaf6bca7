using Rdfwd.Session.Text;

namespace Rdfwd.Session.Tests;

public sealed class PrintableTests
{
    [Theory]
    [InlineData("plain é ü", "plain é ü")]
    [InlineData("\u001b[31mred\u0007", "?[31mred?")]
    [InlineData("c1 \u009b0m", "c1 ?0m")]
    [InlineData(" two\nlines\r\n", "two lines")]
    [InlineData("turn\u202eround", "turn?round")]
    public void Line_AnyText_IsHarmlessOnATerminal(string text, string shown)
    {
        Assert.Equal(shown, Printable.Line(text));
    }

    [Fact]
    public void Line_LongText_IsCut()
    {
        Assert.Equal("aaaaa…", Printable.Line(new string('a', 1000), 5));
    }
}
