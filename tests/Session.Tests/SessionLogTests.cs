using Microsoft.Extensions.Logging;
using Rdfwd.Session.Daemon;
using Rdfwd.Tests.Support;

namespace Rdfwd.Session.Tests;

public sealed class SessionLogTests
{
    [Fact]
    public void Log_ManyLines_StayWithinTheirBound()
    {
        using TemporaryDirectory directory = new();
        string path = Path.Combine(directory.Path, "log");
        using SessionLog log = new(path, 1000, TimeProvider.System);
        for (int i = 0; i < 200; i++)
            log.LogInformation("line {Number}", i);
        Assert.InRange(new FileInfo(path).Length, 0, 1100);
        Assert.InRange(new FileInfo(path + ".1").Length, 900, 1100);
        string all = File.ReadAllText(path + ".1") + File.ReadAllText(path);
        Assert.Contains("info  line 199\n", all, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/dev/full")]
    [InlineData("/no/such/directory/log")]
    public void Log_ThatCannotBeWritten_IsForgotten(string path)
    {
        using SessionLog log = new(path, 1000, TimeProvider.System);
        for (int i = 0; i < 100; i++)
            log.LogInformation("line {Number}", i);
    }

    [Fact]
    public void Log_DirectoryVanished_GoesOnAfterReopen()
    {
        using TemporaryDirectory directory = new();
        string inner = Path.Combine(directory.Path, "inner");
        Directory.CreateDirectory(inner);
        string path = Path.Combine(inner, "log");
        using SessionLog log = new(path, 10_000, TimeProvider.System);
        log.LogInformation("before");
        Directory.Delete(inner, recursive: true);
        log.LogInformation("into the void");
        Directory.CreateDirectory(inner);
        log.Reopen();
        log.LogWarning("after");
        Assert.Contains("warn  after", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Log_BelowItsThreshold_SaysNothing()
    {
        using TemporaryDirectory directory = new();
        string path = Path.Combine(directory.Path, "log");
        using SessionLog log = new(path, 10_000, TimeProvider.System);
        log.LogDebug("quiet");
        Assert.Equal("", File.ReadAllText(path));
    }
}
