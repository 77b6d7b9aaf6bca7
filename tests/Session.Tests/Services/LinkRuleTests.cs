using Rdfwd.Session.Services;

namespace Rdfwd.Session.Tests.Services;

public sealed class LinkRuleTests
{
    [Theory]
    [InlineData("http://example.org", "http://example.org/")]
    [InlineData("HTTPS://Example.ORG/A?b=1&c=%20#d", "https://example.org/A?b=1&c=%20#d")]
    [InlineData("https://example.org:8443/x", "https://example.org:8443/x")]
    [InlineData("https://example.org/'$(id)`;\"", "https://example.org/%27$(id)%60;%22")]
    [InlineData("https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC")]
    [InlineData("http://[::1]:80/", "http://[::1]/")]
    [InlineData("mailto:anna@example.org?subject=Hi", "mailto:anna@example.org?subject=Hi")]
    public void TryAccept_WebPagesAndLetters_AreOpenedInAsciiForm(string text, string expected)
    {
        Assert.True(LinkRule.TryAccept(text, out string? link, out string reason), reason);
        Assert.Equal(expected, link);
    }

    [Theory]
    [InlineData("")]
    [InlineData("file:///etc/passwd")]
    [InlineData("FILE:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("ftp://example.org/")]
    [InlineData("ssh://-oProxyCommand=x/")]
    [InlineData("x-scheme://y")]
    [InlineData("--version")]
    [InlineData("-http://example.org")]
    [InlineData(" http://example.org")]
    [InlineData("http://example.org/a b")]
    [InlineData("http://example.org/\nfile:///etc/passwd")]
    [InlineData("http://example.org/\0")]
    [InlineData("http:")]
    [InlineData("http://")]
    [InlineData("http:///etc/passwd")]
    [InlineData("https://bank.example@evil.example/")]
    [InlineData("https://user:word@evil.example/")]
    [InlineData("mailto:a@b?attach=/etc/passwd")]
    [InlineData("mailto:a@b?subject=x&ATTACHMENT=/etc/passwd")]
    [InlineData("mailto:a@b?%61ttach=/etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("relative")]
    public void TryAccept_AnythingElse_IsRefused(string text)
    {
        Assert.False(LinkRule.TryAccept(text, out string? link, out string reason), link);
        Assert.NotEmpty(reason);
    }

    [Fact]
    public void TryAccept_Anything_IsPlainAndBeginsWithItsScheme()
    {
        Random random = new(11);
        string[] starts = ["http://", "https://", "mailto:", "http:", "HTTP://a@", "https:\\\\", ""];
        for (int round = 0; round < 20_000; round++)
        {
            string text = starts[random.Next(starts.Length)] + new string([.. Enumerable.Range(0, random.Next(20)).Select(_ => (char)random.Next(1, 400))]);
            if (!LinkRule.TryAccept(text, out string? link, out _))
                continue;
            Assert.Matches("^(https?://[^/]|mailto:)", link);
            Assert.All(link, c => Assert.InRange(c, '!', '~'));
            Assert.DoesNotContain('\'', link);
        }
    }

    [Fact]
    public void TryAccept_TooLong_IsRefused()
    {
        Assert.False(LinkRule.TryAccept("http://example.org/" + new string('x', 5000), out _, out _));
    }
}
