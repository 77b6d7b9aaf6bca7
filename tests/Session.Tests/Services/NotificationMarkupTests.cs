using System.Xml.Linq;
using Rdfwd.Session.Services;

namespace Rdfwd.Session.Tests.Services;

public sealed class NotificationMarkupTests
{
    [Theory]
    [InlineData("plain", "plain", "plain")]
    [InlineData("a < b & c > d", "a &lt; b &amp; c &gt; d", "a < b & c > d")]
    [InlineData("<b>x</b> &amp; <I>y</I>", "<b>x</b> &amp; <i>y</i>", "x & y")]
    [InlineData("<a href='http://evil'>here</a>", "here", "here")]
    [InlineData("<img src='file:///etc/passwd' alt='x'/>z", "z", "z")]
    [InlineData("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;", "<script>x</script>")]
    [InlineData("<b><i>x</b>y", "<b><i>xy</i></b>", "xy")]
    [InlineData("</b>x", "x", "x")]
    [InlineData("one<br/>two", "one\ntwo", "one\ntwo")]
    [InlineData("&lt;b&gt; &#65;&#x42;&apos;&quot;", "&lt;b&gt; AB'\"", "<b> AB'\"")]
    [InlineData("&nothing; & ;", "&amp;nothing; &amp; ;", "&nothing; & ;")]
    [InlineData("a\u0007\u202eb\u001b[0m", "ab[0m", "ab[0m")]
    [InlineData("<", "&lt;", "<")]
    [InlineData("<b", "&lt;b", "<b")]
    public void Body_WithAndWithoutMarkup_KeepsWhatIsHarmless(string body, string markup, string plain)
    {
        Assert.Equal(markup, NotificationMarkup.Body(body, markup: true));
        Assert.Equal(plain, NotificationMarkup.Body(body, markup: false));
    }

    [Fact]
    public void Body_OfAnything_IsWellFormedAndHasNoOtherTags()
    {
        string[] pieces = ["<b>", "</b>", "<i>", "</i>", "<u>", "</u>", "<", ">", "&", "&amp;", "&lt;", "<a href=\"", "\">", "</a>", "<img src=", "/>", "<b a='<i>'>", "x", ";", "&#0;", "&#x1f;", "\u0001", "'", "\""];
        Random random = new(7);
        for (int round = 0; round < 3000; round++)
        {
            string body = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)]));
            string markup = NotificationMarkup.Body(body, markup: true);

            XElement root = XElement.Parse($"<body>{markup}</body>");
            Assert.All(root.Descendants(), element => Assert.True(element.Name.LocalName is "b" or "i" or "u" && !element.HasAttributes, markup));
        }
    }

    [Fact]
    public void Line_WithControlCharacters_HasOneLineWithoutThem()
    {
        Assert.Equal("a b c", NotificationMarkup.Line("a\nb\tc\u0007\u202e"));
    }
}
