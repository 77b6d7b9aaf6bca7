using Rdfwd.Wire.Flow;

namespace Rdfwd.Wire.Tests.Flow;

public sealed class BulkWindowTests
{
    [Theory]
    [InlineData(125_000, 10_000)]
    [InlineData(1_250_000, 10_000)]
    [InlineData(1_250_000, 200_000)]
    [InlineData(12_500_000, 30_000)]
    public void Window_OverALink_FillsItWithoutALongQueue(long bytesPerSecond, long roundTripUs)
    {
        // Long enough for a queue that is taken for a part of the way to show.
        (long bytes, long longestQueueUs) = Run(bytesPerSecond, roundTripUs, seconds: 200);

        // The smallest window of all bounds what a slow link may hold.
        long least = BulkWindow.MinBytes * 4 * 1_000_000L / bytesPerSecond;
        long target = Math.Max(BulkWindow.TargetDelayUs, roundTripUs / BulkWindow.TargetRoundTripPart);
        Assert.InRange(longestQueueUs, 0, Math.Max(4 * target, least));
        Assert.InRange(bytes, bytesPerSecond * 20 * 7 / 10, bytesPerSecond * 20 + BulkWindow.MaxBytes);
    }

    [Theory]
    [InlineData(2_500_000, 200_000, 20_000, 0, 70)]
    [InlineData(500_000, 100_000, 10_000, 0, 70)]
    [InlineData(2_500_000, 200_000, 5_000, 300_000, 50)]
    public void Window_OverALinkWithJitterOrLoss_UsesMostOfWhatItCarries(long bytesPerSecond, long roundTripUs, long jitterUs, long stallUs, int percent)
    {
        (long bytes, _) = Run(bytesPerSecond, roundTripUs, seconds: 60, jitterUs, stallUs);
        (long most, _) = Run(bytesPerSecond, roundTripUs, seconds: 60, jitterUs, stallUs, filled: true);
        Assert.InRange(bytes * 100 / most, percent, 100);
    }

    [Fact]
    public void Received_OfMoreThanWasSent_CountsAsAll()
    {
        BulkWindow window = new();
        window.Sent(1000, 0);
        window.Received(long.MaxValue / 2, 10);
        window.Received(-5, 10);

        Assert.Equal(0, window.InFlightBytes);
        Assert.InRange(window.WindowBytes, BulkWindow.MinBytes, BulkWindow.MaxBytes);
    }

    [Fact]
    public void Forget_OfATransfer_FreesItsRoom()
    {
        BulkWindow window = new();
        int room = window.RoomBytes;
        window.Sent(window.WindowBytes, 0);
        Assert.Equal(0, window.RoomBytes);

        window.Forget(window.InFlightBytes);

        Assert.Equal(room, window.RoomBytes);
    }

    // A link with an endless buffer, on which one piece in some waits for its jitter and one in more of them for a lost packet, and all others behind
    // it; what arrived in its last 20 seconds, and the longest queue in them, microseconds.
    private static (long Bytes, long LongestQueueUs) Run(long bytesPerSecond, long roundTripUs, int seconds, long jitterUs = 0, long stallUs = 0, bool filled = false)
    {
        const int packet = 1448;
        const double stallShare = 0.001;
        Random random = new(1);
        BulkWindow window = new();
        Queue<(long AckUs, int Bytes)> onTheWay = [];
        long linkFreeUs = 0, lastAckUs = 0, counted = 0, longest = 0;
        long settledUs = (seconds - 20) * 1_000_000L;
        for (long now = 0; now < seconds * 1_000_000L; now += 500)
        {
            while (onTheWay.TryPeek(out (long AckUs, int Bytes) first) && first.AckUs <= now)
            {
                window.Received(first.Bytes, now);
                if (now >= settledUs)
                    counted += first.Bytes;
                onTheWay.Dequeue();
            }

            int piece;
            while ((piece = filled ? (linkFreeUs - now < 50_000 ? packet : 0) : Math.Min(window.RoomBytes, 8192)) > 0)
            {
                window.Sent(piece, now);
                long startUs = Math.Max(now, linkFreeUs);
                if (now >= settledUs)
                    longest = Math.Max(longest, startUs - now);
                for (int left = piece; left > 0; left -= packet)
                {
                    if (stallUs > 0 && random.NextDouble() < stallShare)
                        startUs += stallUs;
                }

                linkFreeUs = startUs + (piece * 1_000_000L / bytesPerSecond);
                lastAckUs = Math.Max(lastAckUs, linkFreeUs + roundTripUs + (jitterUs > 0 ? random.NextInt64(jitterUs) : 0));
                onTheWay.Enqueue((lastAckUs, piece));
            }
        }

        return (counted, longest);
    }
}
