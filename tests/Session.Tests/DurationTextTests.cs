using Rdfwd.Session.Text;

namespace Rdfwd.Session.Tests;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("90", 90)]
    [InlineData("1.5s", 1.5)]
    [InlineData("30m", 1800)]
    [InlineData("8h", 28800)]
    [InlineData("2d", 172800)]
    public void TryParse_KnownUnit_GivesSeconds(string text, double seconds)
    {
        Assert.True(DurationText.TryParse(text, out TimeSpan duration));
        Assert.Equal(seconds, duration.TotalSeconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("-1")]
    [InlineData("1w")]
    [InlineData("1e9h")]
    [InlineData("99999999999")]
    [InlineData("1,5")]
    public void TryParse_Nonsense_Refuses(string text)
    {
        Assert.False(DurationText.TryParse(text, out _));
    }
}
