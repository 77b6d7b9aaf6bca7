using Rdfwd.Display.Pacing;

namespace Rdfwd.Display.Tests.Pacing;

public sealed class PacerTests
{
    [Fact]
    public void NextFrame_BeforeAnythingWasSent_AllowsTheInitialWindowAtOnce()
    {
        FrameBudget budget = new Pacer().NextFrame(5, 0);
        Assert.Equal(96 * 1024, budget.Bytes);
        Assert.Equal(0, budget.BytesPerSecond);
    }

    [Fact]
    public void NextFrame_InitialWindowUsedUp_WaitsForAnAcknowledgement()
    {
        Pacer pacer = new();
        pacer.OnSent(1, 96 * 1024, 96 * 1024, 0);
        Assert.False(pacer.NextFrame(1000, 0).MaySend);
        pacer.OnAck(1, 50_000);
        Assert.True(pacer.NextFrame(50_000, 0).MaySend);
        Assert.Equal(0, pacer.InFlightBytes);
    }

    [Fact]
    public void OnAck_UnknownOrRepeatedFrame_IsIgnored()
    {
        Pacer pacer = new();
        pacer.OnSent(1, 1000, 1000, 0);
        pacer.OnAck(2, 10);
        Assert.Equal(1000, pacer.InFlightBytes);
        pacer.OnAck(1, 20);
        pacer.OnAck(1, 30);
        Assert.Equal(0, pacer.InFlightBytes);
    }

    [Fact]
    public void WantsRoundTrip_FramesThatTakeTheLinkLong_OnceASecondAndOnlyWhileTheLinkIsFree()
    {
        Pacer pacer = new();
        Film(pacer, 0, 30);
        long lastUs = 30 * 33_000;
        pacer.OnSent(100, 20_000, 40_000, lastUs);

        Assert.False(pacer.WantsRoundTrip(lastUs + 3_000));
        Assert.True(pacer.WantsRoundTrip(lastUs + 25_000));
        Assert.False(pacer.WantsRoundTrip(lastUs + 26_000));
    }

    [Fact]
    public void WantsRoundTrip_FramesThatTheLinkHardlyNotices_AreNotCompared()
    {
        Pacer pacer = new();
        Assert.False(pacer.WantsRoundTrip(0));
        Film(pacer, 0, 30);
        for (ulong i = 100; i < 200; i++)
        {
            pacer.OnSent(i, 200, 40_000, (long)i * 33_000);
            pacer.OnAck(i, ((long)i * 33_000) + 20_000);
        }

        Assert.False(pacer.WantsRoundTrip((200 * 33_000) - 10_000));
    }

    [Fact]
    public void OnAnswer_ThatNobodyAskedForOrThatWasBehindAFrame_TellsNothing()
    {
        Assert.Equal(Believed(null), Believed(asked => asked + 1));
        Assert.Equal(Believed(null, behindFrame: true), Believed(asked => asked, behindFrame: true));
        // The same answer when it was asked for, and the link was free: a frame's bytes take more than was thought.
        Assert.InRange(Believed(asked => asked), 2_000_000, 2_500_000);
        Assert.True(Believed(null) > 3_000_000);

        static long Believed(Func<long, long>? askedUs, bool behindFrame = false)
        {
            Pacer pacer = new();
            Film(pacer, 0, 30);
            long nowUs = 31 * 33_000;
            if (behindFrame)
                pacer.OnSent(99, 20_000, 80_000, nowUs - 11_000);
            Assert.True(pacer.WantsRoundTrip(nowUs));
            if (behindFrame)
                pacer.OnAck(99, nowUs + 19_000);
            if (askedUs is not null)
                pacer.OnAnswer(askedUs(nowUs), nowUs + 20_000);
            Film(pacer, 40, 100);
            return pacer.BytesPerSecond;
        }
    }

    [Fact]
    public void OnAck_SmallFramesThatOvertakeTheDecodingOfLargeOnes_DoNotRaiseTheRate()
    {
        const long rate = 1_000_000, delayUs = 20_000, decodeUs = 15_000, intervalUs = 33_000;
        Pacer pacer = new();
        PriorityQueue<(ulong Frame, long ReceivedUs, long PresentedUs), long> acks = new();
        long freeUs = 0, highest = 0;
        ulong number = 0;
        for (long nowUs = 0; nowUs < 6_000_000; nowUs += 1_000)
        {
            while (acks.TryPeek(out (ulong Frame, long ReceivedUs, long PresentedUs) ack, out long atUs) && atUs <= nowUs)
            {
                acks.Dequeue();
                pacer.OnAck(ack.Frame, atUs, ack.ReceivedUs, ack.PresentedUs);
            }

            if (nowUs % intervalUs != 0)
                continue;
            FrameBudget budget = pacer.NextFrame(nowUs, 0);
            if (budget.MaySend)
                Send(budget.Bytes, budget.Bytes, decodeUs);
            Send(100, budget.Bytes, 100);
            if (nowUs > 3_000_000)
                highest = Math.Max(highest, pacer.BytesPerSecond);

            void Send(int bytes, int allowed, long decode)
            {
                pacer.OnSent(++number, bytes, allowed, nowUs);
                freeUs = Math.Max(freeUs, nowUs) + (bytes * 1_000_000L / rate);
                long received = freeUs + delayUs;
                acks.Enqueue((number, received, received + decode), received + decode + delayUs);
            }
        }

        Assert.InRange(highest, rate * 7 / 10, rate * 13 / 10);
    }

    [Fact]
    public void OnAck_HostileTimes_LeaveTheNumbersSane()
    {
        Random random = new(1);
        Pacer pacer = new();
        for (ulong frame = 0; frame < 5000; frame++)
        {
            long now = (long)frame * 1000;
            pacer.OnSent(frame, random.Next(1, 100_000), random.Next(), now);
            pacer.OnAck(frame, now + random.Next(0, 900), random.NextInt64(), random.NextInt64());
            FrameBudget budget = pacer.NextFrame(now, 0);
            Assert.InRange(budget.Bytes, 0, 4 * 1024 * 1024);
            Assert.InRange(budget.BytesPerSecond, 0, 1_000_000_000);
        }
    }

    [Fact]
    public void MaySend_FrameClock_AllowsAPairAndThenTheRate()
    {
        const long Interval = 10_000;
        FrameClock clock = default;
        int sent = 0;
        for (long now = 1_000_000; now < 2_000_000; now += 100)
        {
            if (!clock.MaySend(now, Interval, out long retry))
            {
                Assert.InRange(retry, now + 1, now + Interval);
                continue;
            }

            clock.OnSent(now, Interval);
            sent++;
            Assert.Equal(sent <= 2 ? 1_000_000 + ((sent - 1) * 100) : 1_000_000 + ((sent - 2) * Interval), now);
        }

        Assert.Equal(101, sent);
    }

    /// <summary>
    /// Frames of one size every 33 ms, each acknowledged after 30 ms, and before them a smaller one after 25: by that the link is far faster than
    /// by the 20 ms that something tiny takes.
    /// </summary>
    private static void Film(Pacer pacer, int first, int count)
    {
        for (int i = first; i < first + count; i++)
        {
            int bytes = i switch { 0 => 98_304, 1 => 8_000, _ => 20_000 };
            pacer.OnSent((ulong)i + 1, bytes, bytes > 20_000 || i == 1 ? bytes : 80_000, i * 33_000L);
            pacer.OnAck((ulong)i + 1, (i * 33_000L) + (i == 1 ? 25_000 : 30_000));
        }
    }
}
