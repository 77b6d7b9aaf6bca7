using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests;

/// <summary>Pictures of single windows.</summary>
public sealed class ScreenshotTests
{
    [Fact]
    public void Screenshot_OfAWindow_IsFoundByItsTitle()
    {
        using Machine machine = new();
        Expect.Success(machine.Rdfwd("start", "--attach=no", "--child", "xterm -T first", "--child", "xterm -T second"));
        Wait.Until("both windows are there", () => machine.Rdfwd("info").Output is { } info && info.Contains("first", StringComparison.Ordinal) && info.Contains("title second", StringComparison.Ordinal));
        string path = Path.Combine(machine.Home, "a.png");

        Expect.Success(machine.Rdfwd("screenshot", "--window=Secon", path));
        Assert.True(new FileInfo(path).Length > 100);

        CommandResult none = machine.Rdfwd("screenshot", "--window=third", path);
        Assert.Equal(25, none.Status);
        Assert.Contains("first", none.Error, StringComparison.Ordinal);
        Assert.Equal(25, machine.Rdfwd("screenshot", "--window=S", path).Status);
    }
}
