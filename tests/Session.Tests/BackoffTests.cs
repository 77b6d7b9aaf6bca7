using Rdfwd.Session.Client;

namespace Rdfwd.Session.Tests;

public sealed class BackoffTests
{
    [Fact]
    public void Next_AgainAndAgain_DoublesUpToFifteenSeconds()
    {
        Backoff backoff = new(new Random(1));
        double[] expected = [0.5, 1, 2, 4, 8, 15, 15];
        foreach (double seconds in expected)
            Assert.InRange(backoff.Next().TotalSeconds, seconds * 0.75, seconds * 1.25);
        backoff.Reset();
        Assert.InRange(backoff.Next().TotalSeconds, 0.375, 0.625);
    }
}
