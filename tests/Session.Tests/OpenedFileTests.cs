using Rdfwd.Session.Files;
using Rdfwd.Session.Services;
using Rdfwd.Tests.Support;
using Rdfwd.Wire;

namespace Rdfwd.Session.Tests;

/// <summary>Files that far programs have opened: their names, their folder, and which words of xdg-open they are.</summary>
public sealed class OpenedFileTests : IDisposable
{
    private static readonly DateTime Now = new(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc);

    private readonly TemporaryDirectory _folder = new();

    [Theory]
    [InlineData("report.pdf", "report.pdf")]
    [InlineData("Gr\u00fc\u00dfe an \u6f22\u5b57 (2).pdf", "Gr\u00fc\u00dfe an \u6f22\u5b57 (2).pdf")]
    [InlineData("../../.ssh/authorized_keys.txt", "authorized_keys.txt")]
    [InlineData("/etc/passwd", "passwd")]
    [InlineData(".hidden.txt", "_hidden.txt")]
    [InlineData("a$(touch x)`id`;b&c|d'e\"f.txt", "a_(touch x)_id__b_c_d_e_f.txt")]
    [InlineData("a%2e#b?c*d\\.pdf", "_pdf")]
    [InlineData("invoice\u202efdp.sh.txt", "invoice_fdp.sh.txt")]
    [InlineData("a\n\u001b[31mb\u200b.txt", "a__[31mb_.txt")]
    [InlineData("photo.png          \u00a0\u3000     .txt", "photo.png .txt")]
    [InlineData("", "file")]
    public void Clean_OfANameFromAFarEnd_IsPlain(string name, string expected)
    {
        Assert.Equal(expected, OpenedName.Clean(name));
    }

    [Fact]
    public void Clean_OfAnything_StaysWhatItIs()
    {
        Random random = new(7);
        for (int i = 0; i < 5000; i++)
        {
            char[] name = new char[random.Next(300)];
            for (int n = 0; n < name.Length; n++)
                name[n] = random.Next(3) == 0 ? (char)random.Next(0x10000) : (char)random.Next(32, 127);
            string clean = OpenedName.Clean(new string(name));
            Assert.Equal(clean, FileNames.Sanitize(clean));
            Assert.DoesNotContain('/', clean);
            Assert.False(clean.StartsWith('.'));
        }
    }

    [Fact]
    public void ToRemove_OfAFullFolder_IsTheOldestUntilThereIsRoom()
    {
        const long quarter = Limits.OpenedFolderBytes / 4;
        (long Bytes, DateTime Time)[] files = [(quarter, Now.AddHours(-4)), (quarter, Now.AddHours(-1)), (quarter, Now.AddHours(-3)), (quarter, Now.AddHours(-2))];
        Assert.Empty(OpenedFolder.ToRemove(files, file => file, 0, Now));
        Assert.Equal([files[0]], OpenedFolder.ToRemove(files, file => file, 1, Now));
        Assert.Equal([files[2], files[0]], OpenedFolder.ToRemove(files, file => file, quarter + 1, Now));
        Assert.Equal(4, OpenedFolder.ToRemove(files, file => file, 0, Now.AddDays(8)).Count);
    }

    [Fact]
    public void FileOf_PathsAndUris_IsTheFile()
    {
        string file = Path.Combine(_folder.Path, "a b#\u00fc.txt");
        File.WriteAllText(file, "");
        string uri = "file://" + string.Join('/', file.Split('/').Select(Uri.EscapeDataString));
        Assert.Equal(file, LinkRequest.FileOf(file, "/"));
        Assert.Equal(file, LinkRequest.FileOf("./a b#\u00fc.txt", _folder.Path));
        Assert.Equal(file, LinkRequest.FileOf(uri, "/"));
        Assert.Equal(file, LinkRequest.FileOf(uri.Replace("file:///", "file:/", StringComparison.Ordinal), "/"));
        Assert.Equal(file, LinkRequest.FileOf(uri.Replace("file:///", "file://localhost/", StringComparison.Ordinal), "/"));
        foreach (string other in (string[])["", "/no/such/file", _folder.Path, "/dev/null", "https://example.org/", "--help", "file://elsewhere.invalid/etc/hostname", "file:"])
            Assert.Null(LinkRequest.FileOf(other, _folder.Path));
    }

    public void Dispose() => _folder.Dispose();
}
