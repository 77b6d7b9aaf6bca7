using System.Text;
using Rdfwd.Session.Files;

namespace Rdfwd.Session.Tests;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("notes.txt", "notes.txt")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("/etc/cron.d/x", "x")]
    [InlineData("c:\\temp\\a.exe", "a.exe")]
    [InlineData(".bashrc", "_bashrc")]
    [InlineData("..", "file")]
    [InlineData("", "file")]
    [InlineData("a/", "file")]
    [InlineData("a\nb\u0000c\u202Etxt", "a_b_c_txt")]
    [InlineData(" padded ", "padded")]
    [InlineData("grüße 世界.odt", "grüße 世界.odt")]
    public void Sanitize_OfAnyName_StaysInsideTheFolder(string name, string safe) => Assert.Equal(safe, FileNames.Sanitize(name));

    [Fact]
    public void Sanitize_OfALongName_KeepsTheExtension()
    {
        string safe = FileNames.Sanitize(new string('世', 300) + ".tar.gz");

        Assert.EndsWith("世.tar.gz", safe, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(safe), 100, 180);
    }

    [Theory]
    [InlineData("a.txt", 0, "a.txt")]
    [InlineData("a.txt", 1, "a (1).txt")]
    [InlineData("a.tar.gz", 2, "a (2).tar.gz")]
    [InlineData("a", 3, "a (3)")]
    public void Numbered_PutsTheNumberBeforeTheExtension(string name, int number, string numbered) => Assert.Equal(numbered, FileNames.Numbered(name, number));
}
