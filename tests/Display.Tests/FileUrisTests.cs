using Rdfwd.Display.Near;

namespace Rdfwd.Display.Tests;

public sealed class FileUrisTests
{
    [Theory]
    [InlineData("file:///tmp/a", "/tmp/a")]
    [InlineData("file:///tmp/a\r\n", "/tmp/a")]
    [InlineData("# a comment\r\nfile:///a%20b\r\nfile:///%C3%A4\r\n", "/a b|/ä")]
    [InlineData("file://localhost/tmp/a\nFILE://here/b\n", "/tmp/a|/b")]
    [InlineData("file:/tmp/a", "/tmp/a")]
    [InlineData("file://elsewhere/tmp/a", "")]
    [InlineData("https://here/tmp/a\nfile:\nfile:relative\nfile://\nfile:///\nfile:///a%00b\n/tmp/a", "")]
    [InlineData("", "")]
    public void Parse_OfAList_GivesThisMachinesPaths(string list, string paths)
    {
        Assert.Equal(paths, string.Join('|', FileUris.Parse(list, "here")));
    }

    [Fact]
    public void Parse_OfVeryMany_IsBounded()
    {
        Assert.Equal(FileUris.MaxFiles, FileUris.Parse(string.Concat(Enumerable.Repeat("file:///a\n", 5000)), "here").Count);
    }
}
