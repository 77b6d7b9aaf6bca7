using Rdfwd.Interop.Libc;

namespace Rdfwd.Interop.Tests.Libc;

public sealed class SystemWordsTests
{
    [Theory]
    [InlineData("/no/such/file", "No such file or directory")]
    [InlineData("/proc/no-such-file", "No such file or directory")]
    [InlineData("/dev/full", "No space left on device")]
    public void Of_AFileThatFails_IsWhatTheSystemSays(string path, string words)
    {
        Exception failure = Assert.ThrowsAny<Exception>(() => File.WriteAllText(path, "text"));

        Assert.Equal(words, SystemWords.Of(failure));
    }

    [Fact]
    public void Of_AnythingElse_IsItsMessage()
    {
        Assert.Equal("Permission denied", SystemWords.Of(new UnauthorizedAccessException("UnauthorizedAccess_IODenied_Path, /root")));
        Assert.Equal("what it says", SystemWords.Of(new IOException("what it says")));
        Assert.Equal("this too", SystemWords.Of(new InvalidOperationException("this too")));
    }
}
