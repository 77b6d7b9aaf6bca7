using Rdfwd.Display.Near;

namespace Rdfwd.Display.Tests;

public sealed class RaiseLimitTests
{
    [Fact]
    public void Allow_AskedWithoutEnd_AllowsAFewAndThenOneASecond()
    {
        RaiseLimit limit = new();
        int allowed = 0;
        for (long now = 0; now < 100_000_000; now += 1000)
            allowed += limit.Allow(now) ? 1 : 0;
        Assert.InRange(allowed, 100, 110);
    }

    [Fact]
    public void Allow_AfterAPause_AllowsAFewAgain()
    {
        RaiseLimit limit = new();
        while (limit.Allow(0))
        {
        }

        Assert.False(limit.Allow(999_999));
        for (int i = 0; i < 5; i++)
            Assert.True(limit.Allow(60_000_000));
    }
}
