using Rdfwd.Display.Records;

namespace Rdfwd.Display.Tests.Records;

public sealed class ClockEstimateTests
{
    private const long Offset = -3_600_000_000;

    [Fact]
    public void Offset_AmongQueuedAnswers_ComesFromTheQuickest()
    {
        ClockEstimate clock = new();
        Assert.False(clock.IsKnown);
        Random random = new(1);
        for (long now = 7_200_000_000; now < 7_210_000_000; now += 50_000)
        {
            // The way there waits in a queue, the way back does not.
            long there = 20_000 + random.Next(200_000), back = 20_000 + random.Next(500);
            Answer(clock, now, there, 4_000, back);
        }

        Answer(clock, 7_210_000_000, 20_100, 300, 20_000);
        Assert.True(clock.IsKnown);
        Assert.InRange(clock.OffsetUs - Offset, -clock.UncertaintyUs, clock.UncertaintyUs);
        Assert.InRange(clock.OffsetUs - Offset, -100, 100);
    }

    [Fact]
    public void Offset_OfADriftingClock_FollowsIt()
    {
        ClockEstimate clock = new();
        for (int second = 1; second <= 200; second++)
            Answer(clock, 4_000_000_000 + (second * 1_000_000L), 1000, 10, 1000, drift: second * 50);
        Assert.InRange(clock.OffsetUs - Offset, 168 * 50, 200 * 50);
    }

    [Fact]
    public void Add_ImpossibleTimes_AreIgnored()
    {
        ClockEstimate clock = new();
        clock.Add(1000, 0, 0, 2000);
        clock.Add(1000, 500, 400, 2000);
        clock.Add(1000, 500, 50_000, 2000);
        clock.Add(1000, 1500, 1600, 200_000_000);
        Assert.False(clock.IsKnown);
        Assert.Equal(0, clock.OffsetUs);
    }

    private static void Answer(ClockEstimate clock, long now, long there, long thinks, long back, long drift = 0) =>
        clock.Add(now, now + there + Offset + drift, now + there + thinks + Offset + drift, now + there + thinks + back);
}
