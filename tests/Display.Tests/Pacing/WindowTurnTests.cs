using Rdfwd.Display.Pacing;

namespace Rdfwd.Display.Tests.Pacing;

public sealed class WindowTurnTests
{
    private const long HeadStartUs = 50_000;

    [Fact]
    public void OfferLive_BesideRefinement_ComesFirst()
    {
        WindowTurn turn = new(1_000_000);
        Assert.True(turn.OfferRefine(950_000));
        Assert.True(turn.OfferLive(999_999, 0, isFocused: false));
        Assert.True(turn.HasLive);
        Assert.False(turn.MayRefine);
    }

    [Theory]
    [InlineData(900_000, 0, true)]
    [InlineData(900_000, 900_000, true)]
    [InlineData(900_000, 900_001, false)]
    [InlineData(900_001, 0, false)]
    public void MayRefine_DueForLongBesideLiveChanges_NowAndThen(long dueUs, long refinedUs, bool may)
    {
        WindowTurn turn = new(1_000_000, refinedUs);
        turn.OfferLive(999_999, 0, isFocused: true);
        turn.OfferRefine(dueUs);
        Assert.Equal(may, turn.MayRefine);
    }

    [Fact]
    public void OfferLive_NotYetAllowed_IsLookedAtAgainAndLetsOthersRefine()
    {
        WindowTurn turn = new(1_000_000);
        Assert.False(turn.OfferLive(0, 1_004_000, isFocused: true));
        Assert.True(turn.OfferRefine(1_000_000));
        Assert.True(turn.MayRefine);
        WindowTurn later = new(1_000_000);
        later.OfferLive(0, 1_004_000, isFocused: true);
        later.OfferRefine(1_003_000);
        Assert.False(later.HasLive || later.MayRefine);
        Assert.Equal(1_003_000, later.LaterUs);
    }

    [Fact]
    public void OfferLive_AnyWindowsAllChanging_NoneStarvesAndTheFocusedOneIsAhead()
    {
        for (int seed = 0; seed < 3000; seed++)
        {
            Random random = new(seed);
            int windows = random.Next(2, 9);
            int focused = random.Next(windows);
            long slowest = random.Next(1_000, 60_000);
            long[] served = new long[windows];
            long[] mayAt = new long[windows];
            int[] frames = new int[windows];
            long interval = random.Next(5_000, 34_000);
            long nowUs = 1_000_000;
            Array.Fill(served, nowUs);
            for (int round = 0; round < 300; round++)
            {
                WindowTurn turn = new(nowUs);
                int chosen = -1;
                for (int i = 0; i < windows; i++)
                {
                    if (turn.OfferLive(served[i], mayAt[i], i == focused))
                        chosen = i;
                }

                Assert.Equal(chosen >= 0, turn.HasLive);
                if (chosen < 0)
                {
                    Assert.True(turn.LaterUs > nowUs);
                    nowUs = turn.LaterUs;
                    continue;
                }

                nowUs += random.NextInt64(500, slowest);
                served[chosen] = nowUs;
                mayAt[chosen] = nowUs + interval;
                frames[chosen]++;
                // Everybody else once, the focused one again within its head start, and what is being sent now.
                long longest = (windows * slowest) + HeadStartUs + interval + slowest;
                Assert.All(served, at => Assert.True(nowUs - at <= longest, $"seed {seed}: a window waits for {nowUs - at} us"));
            }

            Assert.True(frames[focused] >= frames.Min(), $"seed {seed}");
        }
    }
}
