using Rdfwd.Display.Pacing;
using Xunit.Abstractions;

namespace Rdfwd.Display.Tests.Pacing;

public sealed class PacedStreamTests(ITestOutputHelper output)
{
    private const double Mbit = 125_000;
    private const long Second = 1_000_000;

    [Theory]
    [InlineData(20, 20_000)]
    [InlineData(4, 50_000)]
    [InlineData(100, 5_000)]
    [InlineData(1, 30_000)]
    public void ConstantLink_Video_FillsFramesWithoutAQueue(int mbit, long delayUs)
    {
        PacedStream stream = new(new SimulatedLink(new Random(1)) { BytesPerSecond = mbit * Mbit, DelayUs = delayUs });
        stream.RunFor(10 * Second);
        long from = 4 * Second;
        Report(stream, from);
        Assert.InRange(stream.FramesPerSecond(from, stream.NowUs - Second), 28, 31);
        Assert.InRange(Latency(stream, from, 0.95), 0, delayUs + 4_000 + 45_000);
        Assert.InRange(BytesPerSecond(stream, from), mbit * Mbit * 0.4, mbit * Mbit);
    }

    [Fact]
    public void ConstantLink_Bulk_UsesMostOfIt()
    {
        PacedStream stream = new(new SimulatedLink(new Random(1)) { BytesPerSecond = 20 * Mbit, DelayUs = 20_000 }) { DrawIntervalUs = 1_000 };
        stream.RunFor(10 * Second);
        Report(stream, 4 * Second);
        Assert.InRange(BytesPerSecond(stream, 4 * Second), 20 * Mbit * 0.75, 20 * Mbit * 1.02);
        Assert.InRange(Latency(stream, 4 * Second, 0.95), 0, 120_000);
    }

    [Fact]
    public void LinkWithoutLimit_LargeFrames_AreNotHeldBack()
    {
        PacedStream stream = new(new SimulatedLink(new Random(1)) { DelayUs = 200 }) { DrawIntervalUs = 16_667, WantedBytes = 600_000 };
        stream.RunFor(4 * Second);
        Assert.InRange(stream.FramesPerSecond(2 * Second, stream.NowUs - 100_000), 57, 61);
        Assert.All(stream.SentBetween(2 * Second, stream.NowUs), frame => Assert.Equal(600_000, frame.Bytes));
    }

    [Fact]
    public void ChangingLink_FallsAndRises_IsNeverLateAndComesBack()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            Random random = new(seed);
            PacedStream stream = new(new SimulatedLink(random) { BytesPerSecond = 20 * Mbit, DelayUs = 10_000 });
            stream.RunFor((4 * Second) + random.Next(100_000));
            stream.Link.BytesPerSecond = 2 * Mbit;
            long fell = stream.NowUs;
            stream.RunFor((6 * Second) + random.Next(100_000));
            stream.Link.BytesPerSecond = 20 * Mbit;
            long rose = stream.NowUs;
            stream.RunFor(6 * Second);
            if (seed == 0)
                Report(stream, Second);
            Assert.True(stream.Frames.Max(f => f.LatencyUs) < 500_000, $"seed {seed}: {stream.Frames.Max(f => f.LatencyUs)} us late");
            Assert.InRange(stream.FramesPerSecond(fell + (2 * Second), rose), 25, 32);
            Assert.InRange(stream.FramesPerSecond(rose + (2 * Second), stream.NowUs - Second), 25, 32);
            Assert.InRange(stream.SentBetween(rose + Second, stream.NowUs).Average(f => f.Bytes), 30_000, 80_000);
        }
    }

    [Fact]
    public void AnyChangingLink_Video_NeverStarvesAndQueuesLittle()
    {
        for (int seed = 0; seed < 1500; seed++)
        {
            Random random = new(seed);
            PacedStream stream = RandomStream(random);
            for (int phase = 0; phase < 4; phase++)
            {
                long from = stream.NowUs;
                stream.RunFor(3 * Second);
                SimulatedLink link = stream.Link;
                long late = 0;
                int count = 0;
                // Two seconds after a change the stream fits the link again.
                foreach (PacedFrame frame in stream.SentBetween(from + (2 * Second), stream.NowUs))
                {
                    late = Math.Max(late, frame.LatencyUs);
                    count++;
                }

                string where = $"seed {seed}, phase {phase}, {link.BytesPerSecond / Mbit:F2} Mbit/s, {link.DelayUs} us, jitter {link.JitterUs}, stall {link.StallUs}/{link.StallOneIn}";
                Assert.True(count >= 5, $"{where}: {count} frames");
                long allowed = link.DelayUs + (2 * link.JitterUs) + 200_000 + (link.StallOneIn > 0 ? 3 * link.StallUs : 0);
                Assert.True(late < allowed, $"{where}: {late} us late");
                link.BytesPerSecond = Math.Clamp(link.BytesPerSecond * (0.1 + (random.NextDouble() * 4)), 0.5 * Mbit, 100 * Mbit);
            }
        }
    }

    [Fact]
    public void SettledLink_AnyRateAndDelay_NeverMoreInFlightThanTheLinkHoldsAndALittle()
    {
        for (int seed = 0; seed < 1000; seed++)
        {
            Random random = new(seed);
            double rate = (0.5 + (random.NextDouble() * 60)) * Mbit;
            PacedStream stream = new(new SimulatedLink(random) { BytesPerSecond = rate, DelayUs = random.Next(500, 120_000) })
            {
                DrawIntervalUs = random.Next(2) == 0 ? 16_667 : 1_000,
            };
            stream.RunFor(4 * Second);
            stream.ForgetMost();
            stream.RunFor(2 * Second);
            // The round trip, the decoder, and the most slack that jitter earns; then one frame more.
            long roundTripUs = (2 * stream.Link.DelayUs) + 4_000;
            double held = rate * 1.25 * (roundTripUs + 33_000 + 25_000) / 1e6;
            Assert.True(stream.MostInFlight <= held + 4_000, $"seed {seed}: {stream.MostInFlight} bytes, {rate / Mbit:F1} Mbit/s, {stream.Link.DelayUs} us");
        }
    }

    [Fact]
    public void NextFrame_MuchWaitsAtThisEnd_NothingIsAddedUntilItLeaves()
    {
        PacedStream stream = new(new SimulatedLink(new Random(1)) { BytesPerSecond = 4 * Mbit, DelayUs = 20_000 });
        stream.RunFor(3 * Second);
        Assert.False(stream.Pacer.NextFrame(stream.NowUs, 64 * 1024).MaySend);
        stream.DrawIntervalUs = 0;
        stream.RunFor(Second);
        Assert.True(stream.Pacer.NextFrame(stream.NowUs, 0).MaySend);
    }

    [Fact]
    public void JitteryLink_Video_KeepsItsRate()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            PacedStream stream = new(new SimulatedLink(new Random(seed)) { BytesPerSecond = 20 * Mbit, DelayUs = 20_000, JitterUs = 15_000 });
            stream.RunFor(8 * Second);
            if (seed == 0)
                Report(stream, 3 * Second);
            Assert.InRange(stream.FramesPerSecond(3 * Second, stream.NowUs - Second), 27, 32);
            Assert.InRange(stream.SentBetween(3 * Second, stream.NowUs).Average(f => f.Bytes), 15_000, 90_000);
        }
    }

    [Fact]
    public void JitteryLink_FramesMuchSmallerThanAllowed_DoNotPassForASlowLink()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            // 15 ms each way.
            PacedStream stream = new(new SimulatedLink(new Random(seed)) { BytesPerSecond = 20 * Mbit, DelayUs = 20_000, JitterUs = 30_000 })
            {
                DrawIntervalUs = 16_667,
            };
            stream.RunFor(2 * Second);
            stream.WantedBytes = 1_400;
            stream.RunFor(10 * Second);
            Assert.All(stream.SentBetween(4 * Second, stream.NowUs), frame => Assert.Equal(1_400, frame.Bytes));
            Assert.InRange(stream.Pacer.BytesPerSecond, 3 * Mbit, 500 * Mbit);
            Assert.InRange(stream.FramesPerSecond(4 * Second, stream.NowUs - Second), 55, 61);
        }
    }

    [Fact]
    public void JitteryLink_FramesThatAreMostOfWhatIsAllowed_StayWhole()
    {
        int whole = 0, all = 0;
        for (int seed = 0; seed < 50; seed++)
        {
            PacedStream stream = new(new SimulatedLink(new Random(seed)) { BytesPerSecond = 20 * Mbit, DelayUs = 20_000, JitterUs = 10_000 })
            {
                DrawIntervalUs = 16_667,
            };
            stream.RunFor(2 * Second);
            // Seven tenths of the link.
            stream.WantedBytes = 23_000;
            stream.RunFor(8 * Second);
            PacedFrame[] frames = [.. stream.SentBetween(4 * Second, stream.NowUs)];
            whole += frames.Count(frame => frame.Bytes == 23_000);
            all += frames.Length;
        }

        Assert.InRange(whole * 100 / all, 90, 100);
    }

    [Fact]
    public void JitteryLink_TextAtTheScreensRate_NeverStandsStill()
    {
        List<long> pauses = [];
        List<double> rates = [];
        for (int seed = 0; seed < 20; seed++)
        {
            PacedStream stream = new(new SimulatedLink(new Random(seed)) { BytesPerSecond = 20 * Mbit, DelayUs = 20_000, PacketJitterUs = 25_000 })
            {
                DrawIntervalUs = 16_667,
                TextBytes = 16_000,
            };
            stream.Pacer.RefreshIntervalUs = FrameClock.IntervalUs(0);
            stream.RunFor(8 * Second);
            PacedFrame[] frames = [.. stream.SentBetween(3 * Second, stream.NowUs)];
            pauses.Add(frames.Zip(frames.Skip(1), (frame, next) => next.SentUs - frame.SentUs).Max());
            rates.Add(stream.FramesPerSecond(3 * Second, stream.NowUs - Second));
        }

        output.WriteLine($"longest pause {pauses.Max() / 1000.0:F1} ms, {rates.Min():F1} to {rates.Max():F1} frames a second");
        Assert.InRange(pauses.Max(), 0, 45_000);
        Assert.InRange(rates.Min(), 59, 61);
    }

    [Theory]
    [InlineData(1_000, 60, 0)]
    [InlineData(3_000, 60, 0)]
    [InlineData(8_000, 60, 0)]
    [InlineData(20_000, 60, 0)]
    [InlineData(3_000, 0, 60)]
    [InlineData(20_000, 0, 60)]
    [InlineData(8_000, 120, 120)]
    public void LinkThatStandsStillForMoments_TextThatItCarries_GoesAsItIs(int textBytes, int stallOneIn, int answerStallOneIn)
    {
        int lossy = 0, all = 0;
        for (int seed = 0; seed < 100; seed++)
        {
            SimulatedLink link = new(new Random(seed)) { BytesPerSecond = 20 * Mbit, DelayUs = 20_000, StallOneIn = stallOneIn, AnswerStallOneIn = answerStallOneIn, StallUs = 100_000 };
            PacedStream stream = new(link) { DrawIntervalUs = 16_667, TextBytes = textBytes };
            stream.Pacer.RefreshIntervalUs = FrameClock.IntervalUs(0);
            stream.RunFor(10 * Second);
            PacedFrame[] frames = [.. stream.SentBetween(3 * Second, stream.NowUs)];
            lossy += frames.Count(frame => frame.IsLossy);
            all += frames.Length;
        }

        output.WriteLine($"text of {textBytes} bytes, one frame in {stallOneIn} and one answer in {answerStallOneIn} held up: {lossy * 100.0 / all:F2} % lossy");
        Assert.InRange(lossy * 100.0 / all, 0, 0.6);
    }

    [Theory]
    [InlineData(50, 20, 20_000)]
    [InlineData(50, 20, 2_000)]
    [InlineData(20, 12, 50_000)]
    [InlineData(8, 25, 20_000)]
    public void LinkThatChanged_FilmThatGoesInLittleTime_IsSeenInTheFramesAlone(int mbitBefore, int mbitAfter, long delayUs)
    {
        const long FilmUs = 7_000;
        PacedStream stream = new(new SimulatedLink(new Random(1)) { BytesPerSecond = mbitBefore * Mbit, DelayUs = delayUs, PacketJitterUs = 800 }) { FilmUs = FilmUs };
        stream.RunFor(3 * Second);
        stream.Link.BytesPerSecond = mbitAfter * Mbit;
        stream.RunFor(4 * Second);
        double believed = stream.Pacer.BytesPerSecond / Mbit / mbitAfter;
        long[] onTheLink = [.. stream.SentBetween(stream.NowUs - Second, stream.NowUs).Select(frame => frame.LatencyUs - delayUs - PacedStream.DecodeUs)];

        output.WriteLine($"{mbitBefore} to {mbitAfter} Mbit/s: believed to be {believed:F2} of what it is, a frame takes {onTheLink.Average() / 1000:F1} ms");
        Assert.InRange(believed, 0.75, 1.4);
        Assert.InRange(onTheLink.Average(), 0, FilmUs * 1.5);
    }

    [Fact]
    public void LinkThatWasVerySlow_FramesAsSmallAsTheyGet_FindOutThatItIsFastAgain()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            Random random = new(seed);
            PacedStream stream = new(new SimulatedLink(random) { BytesPerSecond = 0.3 * Mbit, DelayUs = random.Next(2_000, 50_000) }) { DrawIntervalUs = 16_667, TextBytes = 3_000 };
            stream.RunFor((8 * Second) + random.Next(100_000));
            Assert.True(stream.Frames[^1].IsLossy);
            stream.Link.BytesPerSecond = 20 * Mbit;
            stream.RunFor(4 * Second);
            Assert.All(stream.SentBetween(stream.NowUs - Second, stream.NowUs), frame => Assert.False(frame.IsLossy));
        }
    }

    [Fact]
    public void AnyJitteryLink_TextThatItCarries_GoesAsItIsFromTheFirstSecondOn()
    {
        int exact = 0, all = 0, poor = 0;
        const int Seeds = 600;
        for (int seed = 0; seed < Seeds; seed++)
        {
            Random random = new(seed);
            double rate = (4 + (random.NextDouble() * 50)) * Mbit;
            PacedStream stream = new(new SimulatedLink(random) { BytesPerSecond = rate, DelayUs = random.Next(2_000, 50_000), PacketJitterUs = random.Next(5_000, 25_000) })
            {
                DrawIntervalUs = random.Next(2) == 0 ? 16_667 : 33_333,
                // A page that is not much, or as much as a window; then a flood.
                TextBytes = random.Next(2_000, 65_000),
            };
            stream.Draw();
            stream.RunFor(20_000);
            stream.TextBytes = (int)(rate * (0.35 + (random.NextDouble() * 0.3)) * stream.DrawIntervalUs / 1e6);
            stream.RunFor(5 * Second);
            PacedFrame[] frames = [.. stream.SentBetween(2 * Second, stream.NowUs)];
            int whole = frames.Count(frame => !frame.IsLossy);
            exact += whole;
            all += frames.Length;
            poor += whole * 100 < frames.Length * 70 ? 1 : 0;
        }

        output.WriteLine($"{exact * 100.0 / all:F1} % exact, {poor} of {Seeds} poor");
        Assert.InRange(exact * 100.0 / all, 98.5, 100);
        Assert.InRange(poor, 0, Seeds / 100);
    }

    [Fact]
    public void AnyJitteryLink_Video_UsesItAndQueuesLittle()
    {
        List<double> used = [];
        List<double> late = [];
        List<double> beyondDelay = [];
        for (int seed = 0; seed < 400; seed++)
        {
            Random random = new(seed);
            double rate = (1 + (random.NextDouble() * 50)) * Mbit;
            PacedStream stream = new(new SimulatedLink(random) { BytesPerSecond = rate, DelayUs = random.Next(2_000, 100_000), PacketJitterUs = random.Next(1_000, 30_000) });
            stream.RunFor(8 * Second);
            used.Add(BytesPerSecond(stream, 3 * Second) / rate);
            late.Add((Latency(stream, 3 * Second, 1) - stream.Link.DelayUs - stream.Link.PacketJitterUs) / 1000.0);
            beyondDelay.AddRange(stream.SentBetween(3 * Second, stream.NowUs).Select(frame => (frame.LatencyUs - stream.Link.DelayUs) / 1000.0));
        }

        used.Sort();
        late.Sort();
        beyondDelay.Sort();
        output.WriteLine($"beyond the link's delay: p50 {beyondDelay[beyondDelay.Count / 2]:F1}, p95 {beyondDelay[beyondDelay.Count * 95 / 100]:F1}, p99 {beyondDelay[beyondDelay.Count * 99 / 100]:F1} ms");
        output.WriteLine($"used {used[20]:F2} {used[200]:F2} {used[380]:F2}; at most {late[200]:F0} {late[380]:F0} {late[^1]:F0} ms later than an empty link");
        Assert.InRange(used[20], 0.4, 1);
        Assert.InRange(late[^1], 0, 200);
    }

    [Fact]
    public void FallingLink_SmallFrames_AreNoticedToBeLate()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            PacedStream stream = new(new SimulatedLink(new Random(seed)) { BytesPerSecond = 20 * Mbit, DelayUs = 20_000 }) { DrawIntervalUs = 16_667 };
            stream.RunFor(2 * Second);
            stream.WantedBytes = 4_000;
            stream.RunFor(3 * Second);
            stream.Link.BytesPerSecond = 0.4 * Mbit;
            stream.RunFor(Second);
            Assert.InRange(stream.Pacer.BytesPerSecond, 0, 1 * Mbit);
        }
    }

    [Fact]
    public void AfterAPause_Video_StartsAtItsFormerRate()
    {
        PacedStream stream = new(new SimulatedLink(new Random(1)) { BytesPerSecond = 20 * Mbit, DelayUs = 20_000 });
        stream.RunFor(4 * Second);
        stream.DrawIntervalUs = 0;
        stream.RunFor(30 * Second);
        long resumed = stream.NowUs;
        stream.DrawIntervalUs = 33_333;
        stream.RunFor(Second / 3);
        Assert.InRange(stream.SentBetween(resumed, stream.NowUs).First().Bytes, 40_000, 60_000);
        Assert.InRange(stream.SentBetween(resumed, stream.NowUs).Average(f => f.Bytes), 40_000, 60_000);
        Assert.InRange(stream.SentBetween(resumed, stream.NowUs).Count(), 8, 11);
    }

    [Fact]
    public void AnyLink_KeyEcho_IsSentAtOnce()
    {
        PacedStream stream = new(new SimulatedLink(new Random(1)) { BytesPerSecond = 20 * Mbit, DelayUs = 20_000 }) { DrawIntervalUs = 0, WantedBytes = 150 };
        for (int key = 0; key < 50; key++)
        {
            stream.Draw();
            stream.RunFor(40_000 + (key * 997));
        }

        Assert.Equal(50, stream.Frames.Count);
        Assert.All(stream.Frames, frame => Assert.Equal(frame.DrawnUs, frame.SentUs));
    }

    [Fact]
    public void BandwidthLimit_Video_IsKept()
    {
        PacedStream stream = new(new SimulatedLink(new Random(1)) { BytesPerSecond = 50 * Mbit, DelayUs = 5_000 });
        stream.Pacer.BandwidthLimit = (long)(3 * Mbit);
        stream.RunFor(10 * Second);
        Assert.InRange(BytesPerSecond(stream, 3 * Second), 1.5 * Mbit, 3.1 * Mbit);
    }

    private static PacedStream RandomStream(Random random)
    {
        SimulatedLink link = new(random)
        {
            BytesPerSecond = (0.5 + (random.NextDouble() * 50)) * Mbit,
            DelayUs = random.Next(100, 120_000),
            JitterUs = random.Next(3) == 0 ? random.Next(1, 30_000) : 0,
            StallOneIn = random.Next(3) == 0 ? 100 : 0,
            StallUs = random.Next(50_000, 400_000),
        };
        return new PacedStream(link)
        {
            DrawIntervalUs = random.Next(2) == 0 ? 16_667 : 33_333,
            WantedBytes = random.Next(3) == 0 ? random.Next(100, 60_000) : int.MaxValue,
        };
    }

    private static long Latency(PacedStream stream, long fromUs, double quantile)
    {
        long[] all = [.. stream.SentBetween(fromUs, stream.NowUs).Select(f => f.LatencyUs).Order()];
        return all[(int)(quantile * (all.Length - 1))];
    }

    private static double BytesPerSecond(PacedStream stream, long fromUs)
    {
        return stream.SentBetween(fromUs, stream.NowUs).Sum(f => (double)f.Bytes) * 1e6 / (stream.NowUs - fromUs);
    }

    private void Report(PacedStream stream, long fromUs)
    {
        output.WriteLine($"rate {stream.Pacer.BytesPerSecond / Mbit:F2} Mbit/s, min rtt {stream.Pacer.MinRoundTripUs} us, "
            + $"latency p50 {Latency(stream, fromUs, 0.5)} p95 {Latency(stream, fromUs, 0.95)} max {Latency(stream, fromUs, 1)} us, "
            + $"{stream.FramesPerSecond(fromUs, stream.NowUs - Second):F1} fps, {stream.SentBetween(fromUs, stream.NowUs).Average(f => f.Bytes):F0} bytes");
    }
}
