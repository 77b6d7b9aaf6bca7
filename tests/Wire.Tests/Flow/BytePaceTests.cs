using Rdfwd.Wire.Flow;

namespace Rdfwd.Wire.Tests.Flow;

public sealed class BytePaceTests
{
    [Fact]
    public void MayGo_WithoutARate_Always()
    {
        BytePace pace = new();
        pace.Take(1_000_000_000);

        Assert.False(pace.IsOn);
        Assert.True(pace.MayGo(0));
        Assert.Equal(0, pace.WaitUs(0));
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(2_500_000)]
    [InlineData(1_000_000_000)]
    public void MayGo_ASenderThatNeverRests_KeepsTheRate(long rate)
    {
        BytePace pace = new();
        pace.Set(rate, 5_000_000);
        long sent = 0, nowUs = 5_000_000;
        while (nowUs < 15_000_000)
        {
            if (!pace.MayGo(nowUs))
            {
                long wait = pace.WaitUs(nowUs);
                Assert.True(wait > 0);
                nowUs += wait;
                Assert.True(pace.MayGo(nowUs));
            }

            pace.Take(4096);
            sent += 4096;
            nowUs += 3;
        }

        long fair = (long)(rate * ((nowUs - 5_000_000) / 1e6));
        Assert.InRange(sent, fair * 95 / 100, fair + (rate * BytePace.BurstUs / 1_000_000) + BytePace.BurstBytes + 4096);
    }

    [Fact]
    public void MayGo_AfterARest_LetsTheBurstGoAtOnceAndNoMore()
    {
        BytePace pace = new();
        pace.Set(1_000_000, 0);
        long burst = 0;
        while (pace.MayGo(60_000_000))
        {
            pace.Take(100);
            burst += 100;
        }

        Assert.InRange(burst, BytePace.BurstBytes + 2_000, BytePace.BurstBytes + 2_100);
    }

    [Fact]
    public void Set_OtherRateWhileInDebt_KeepsTheDebt()
    {
        BytePace pace = new();
        pace.Set(1_000_000, 0);
        pace.Take(BytePace.BurstBytes + 1_000_000);
        pace.Set(2_000_000, 500_000);

        Assert.InRange(pace.WaitUs(500_000), 249_000, 251_000);
        pace.Set(0, 500_000);
        Assert.True(pace.MayGo(500_000));
    }
}
