using Rdfwd.Session.Links;

namespace Rdfwd.Session.Tests;

public sealed class LinkWatchTests
{
    [Fact]
    public void Step_Silence_PingsEachSecondAndGivesUpAfterFive()
    {
        LinkWatch watch = default;
        List<double> pings = [];
        double? lost = null;
        for (int at = 0; lost is null && at < 10_000; at += 100)
        {
            switch (watch.Step(TimeSpan.FromMilliseconds(at), TimeSpan.Zero))
            {
                case LinkStep.Ping:
                    pings.Add(at / 1000.0);
                    break;
                case LinkStep.Lost:
                    lost = at / 1000.0;
                    break;
                default:
                    break;
            }
        }

        Assert.Equal([1.0, 2.0, 3.0, 4.0], pings);
        Assert.Equal(5.0, lost);
    }

    [Fact]
    public void Step_SomethingCame_BeginsAnew()
    {
        LinkWatch watch = default;
        Assert.Equal(LinkStep.Ping, watch.Step(Seconds(1.2), Seconds(0)));
        Assert.Equal(LinkStep.Wait, watch.Step(Seconds(1.3), Seconds(1.25)));
        Assert.Equal(LinkStep.Wait, watch.Step(Seconds(2.2), Seconds(1.25)));
        Assert.Equal(LinkStep.Ping, watch.Step(Seconds(2.3), Seconds(1.25)));
    }

    [Fact]
    public void WaitMs_AlwaysLeadsToTheNextStep()
    {
        LinkWatch watch = default;
        TimeSpan now = TimeSpan.Zero;
        int steps = 0;
        while (watch.Step(now, TimeSpan.Zero) != LinkStep.Lost)
        {
            int wait = watch.WaitMs(now, TimeSpan.Zero);
            Assert.InRange(wait, 1, 1000);
            now += TimeSpan.FromMilliseconds(wait);
            Assert.True(++steps < 20);
        }

        Assert.Equal(5, now.TotalSeconds, 0.01);
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
