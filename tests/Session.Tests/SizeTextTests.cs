using Rdfwd.Session.Text;

namespace Rdfwd.Session.Tests;

public sealed class SizeTextTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("4096", 4096)]
    [InlineData("100k", 102_400)]
    [InlineData("1.5M", 1_572_864)]
    [InlineData("2GB", 2_147_483_648)]
    public void TryParse_OfASize_IsItsBytes(string text, long bytes)
    {
        Assert.True(SizeText.TryParse(text, out long parsed));
        Assert.Equal(bytes, parsed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("B")]
    [InlineData("k")]
    [InlineData("-1")]
    [InlineData("1T")]
    [InlineData("ten")]
    [InlineData("99999999999G")]
    public void TryParse_OfAnythingElse_Fails(string text) => Assert.False(SizeText.TryParse(text, out _));

    [Theory]
    [InlineData(12, "12 bytes")]
    [InlineData(1_234, "1.23 kB")]
    [InlineData(100_000_000, "100 MB")]
    public void Format_OfASize_HasAboutThreeDigits(long bytes, string text) => Assert.Equal(text, SizeText.Format(bytes));
}
