using Rdfwd.Session.Directories;
using Rdfwd.Tests.Support;

namespace Rdfwd.Session.Tests;

public sealed class XAuthorityFileTests
{
    [Fact]
    public void Format_ACookie_HasTheBytesOfXauth()
    {
        byte[] cookie = [.. Enumerable.Range(0, 16).Select(i => (byte)i)];
        byte[] file = XAuthorityFile.Format(cookie);
        Assert.Equal("FFFF" + "0000" + "0000" + "0012" + Convert.ToHexString("MIT-MAGIC-COOKIE-1"u8) + "0010" + Convert.ToHexString(cookie), Convert.ToHexString(file));
        Assert.Equal(cookie, XAuthorityFile.FindCookie(file));
    }

    [Fact]
    public void Format_ACookie_IsReadByXauth()
    {
        using TemporaryDirectory directory = new();
        byte[] cookie = XAuthorityFile.NewCookie();
        string path = Path.Combine(directory.Path, "xauthority");
        File.WriteAllBytes(path, XAuthorityFile.Format(cookie));
        using RunningCommand xauth = new(directory.Path, new Dictionary<string, string> { ["PATH"] = Environment.GetEnvironmentVariable("PATH")!, ["HOME"] = directory.Path }, ["xauth", "-f", path, "list"]);
        Assert.Contains(Convert.ToHexStringLower(cookie), xauth.Result().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void FindCookie_CutAnywhere_FindsNone()
    {
        byte[] file = XAuthorityFile.Format(XAuthorityFile.NewCookie());
        for (int length = 0; length < file.Length; length++)
            Assert.Null(XAuthorityFile.FindCookie(file.AsSpan(0, length)));
    }
}
