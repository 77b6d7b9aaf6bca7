using Rdfwd.Bench.Link;

namespace Rdfwd.Bench.Tests.Link;

public sealed class RateScheduleTests
{
    private const long Second = 1_000_000_000;

    [Theory]
    [InlineData("")]
    [InlineData("fast")]
    [InlineData("-1")]
    [InlineData("20000@5s")]
    [InlineData("20000,2000")]
    [InlineData("20000,2000@5s,1000@5s")]
    [InlineData("20000,2000@5s,1000@4s")]
    public void TryParse_OfNonsense_Fails(string text)
    {
        Assert.False(RateSchedule.TryParse(text, out _));
    }

    [Fact]
    public void TryParse_OfChanges_KnowsThem()
    {
        Assert.True(RateSchedule.TryParse("20000,2000@5s,20000@10.5", out RateSchedule schedule));
        Assert.Equal([(5.0, 2000L), (10.5, 20000L)], schedule.Changes);
        Assert.Equal(20000, schedule.HighestKbit);
    }

    [Fact]
    public void FinishNs_AtOneRate_IsBitsOverRate()
    {
        // 1000 bytes at 8 Mbit/s are a millisecond.
        Assert.Equal(5_000_000, RateSchedule.Constant(8000).FinishNs(4_000_000, 1000));
    }

    [Fact]
    public void FinishNs_WithoutLimit_IsAtOnce()
    {
        Assert.Equal(7, RateSchedule.Unlimited.FinishNs(7, 1 << 20));
    }

    [Fact]
    public void FinishNs_AcrossChanges_AddsUpTheParts()
    {
        Assert.True(RateSchedule.TryParse("8000,4000@1s,0@3s", out RateSchedule schedule));
        // Half a second at 8 Mbit/s is 500 kB, two seconds at 4 Mbit/s are 1 MB; the rest goes at once.
        Assert.Equal(Second, schedule.FinishNs(Second / 2, 500_000));
        Assert.Equal(2 * Second, schedule.FinishNs(Second / 2, 1_000_000));
        Assert.Equal(3 * Second, schedule.FinishNs(Second / 2, 10_000_000));
    }
}
