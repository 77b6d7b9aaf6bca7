using System.Collections.Concurrent;
using Rdfwd.Session.Files;
using Rdfwd.Session.Targets;
using Rdfwd.Session.Transports;
using Rdfwd.Tests.Support;

namespace Rdfwd.Session.Tests;

public sealed class DroppedFilesTests
{
    [Fact]
    public void Dispose_WhileTheLinkIsLost_SaysWhatIsNotSent()
    {
        using TemporaryDirectory folder = new();
        string first = Path.Combine(folder.Path, "first"), second = Path.Combine(folder.Path, "second");
        File.WriteAllText(first, "first");
        File.WriteAllText(second, "second");
        ConcurrentQueue<string> told = new();
        Assert.True(TargetParser.TryParse("exec:exit 1", out Target target, out _));
        DroppedFiles dropped = new(() => target, new ConnectionOptions(), told.Enqueue);
        dropped.Add([first, second]);
        Wait.Until("the link is sought", () => told.Any(line => line.EndsWith("; connecting again", StringComparison.Ordinal)));

        dropped.Dispose();

        Assert.Equal(
            [$"{first} was dropped but not sent whole: this client ends; rdfwd send goes on with it", $"{second} was dropped but not sent: this client ends"],
            told.Where(line => line.Contains("dropped", StringComparison.Ordinal)));
    }
}
