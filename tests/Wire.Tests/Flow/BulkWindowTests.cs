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
        (long bytes, long longestQueueUs) = Run(bytesPerSecond, roundTripUs, seconds: 30);

        // The smallest window of all bounds what a slow link may hold.
        long least = BulkWindow.MinBytes * 4 * 1_000_000L / bytesPerSecond;
        Assert.InRange(longestQueueUs, 0, Math.Max(4 * BulkWindow.TargetDelayUs, least));
        Assert.InRange(bytes, bytesPerSecond * 20 * 7 / 10, bytesPerSecond * 20 + BulkWindow.MaxBytes);
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
        window.Sent(window.RoomBytes, 0);
        Assert.Equal(0, window.RoomBytes);

        window.Forget(window.InFlightBytes);

        Assert.Equal(window.WindowBytes, window.RoomBytes);
    }

    // A link with an endless buffer; what arrived in its last 20 seconds, and the longest queue in them.
    private static (long Bytes, long LongestQueueUs) Run(long bytesPerSecond, long roundTripUs, int seconds)
    {
        BulkWindow window = new();
        Queue<(long AckUs, int Bytes)> onTheWay = [];
        long linkFreeUs = 0, counted = 0, longest = 0;
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
            while ((piece = Math.Min(window.RoomBytes, 8192)) >= 1024)
            {
                window.Sent(piece, now);
                long startUs = Math.Max(now, linkFreeUs);
                if (now >= settledUs)
                    longest = Math.Max(longest, startUs - now);
                linkFreeUs = startUs + (piece * 1_000_000L / bytesPerSecond);
                onTheWay.Enqueue((linkFreeUs + roundTripUs, piece));
            }
        }

        return (counted, longest);
    }
}
