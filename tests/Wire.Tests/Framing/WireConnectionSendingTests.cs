using Rdfwd.Wire.Framing;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Wire.Tests.Framing;

/// <summary>What goes out in which order when the output is full.</summary>
public sealed class WireConnectionSendingTests
{
    private const int WaitMs = 30_000;
    private const int FrameBytes = 1_000_000;

    [Fact]
    public void Send_KeyWhilePixelsFillThePipe_WaitsForTheRestOfOneChunkOnly()
    {
        var (connection, peer) = RawEnd.Create();
        using (connection)
        using (peer)
        {
            SendFrame(connection, Channel.Pixels, FrameBytes);
            var fill = connection.OutputPipeFill;
            Assert.True(fill > 0);
            Assert.True(connection.QueuedBytes(Channel.Pixels) > FrameBytes / 2);

            connection.Send(Channel.Control, new Key(new InputSequence(1), 38, KeyAction.Press));

            var before = 0;
            while (true)
            {
                var (header, payload) = peer.ReadChunk();
                if (header.Channel == Channel.Control)
                {
                    Assert.Equal(38, MessageCodec.Read<Key>(payload).Keycode);
                    break;
                }

                before += ChunkHeader.Size + header.Length;
            }

            Assert.InRange(before, 1, fill + ChunkHeader.Size + Limits.ChunkPayload);
        }
    }

    [Fact]
    public void PacePixels_LargeFrameOnAnIdleLink_LetsAKeyOvertakeAndArrivesWhole()
    {
        const int bytes = 60_000;
        ManualTime time = new();
        var (connection, peer) = RawEnd.Create(time);
        using (connection)
        using (peer)
        {
            connection.PacePixels(1_000_000);
            SendFrame(connection, Channel.Pixels, bytes);
            Assert.True(connection.QueuedBytes(Channel.Pixels) > bytes / 2);
            Assert.False(connection.IsOutputFull);

            connection.Send(Channel.Control, new Key(new InputSequence(1), 38, KeyAction.Press));

            var before = 0;
            for (var header = peer.ReadChunk().Header; header.Channel != Channel.Control; header = peer.ReadChunk().Header)
            {
                Assert.InRange(header.Length, 1, Limits.PacedChunkPayload);
                before += header.Length;
            }

            Assert.InRange(before, 1, 2 * Limits.PacedChunkPayload);
            time.Advance(TimeSpan.FromSeconds(1));
            var rest = 0;
            while (before + rest < bytes)
            {
                rest += peer.ReadChunk().Payload.Length;
                time.Advance(TimeSpan.FromMilliseconds(10));
            }

            Assert.True(connection.Flush(WaitMs));
            Assert.Equal(0, connection.TotalQueuedBytes);
        }
    }

    [Fact]
    public void PacePixels_RateTakenBack_LetsTheRestGo()
    {
        var (connection, peer) = RawEnd.Create();
        using (connection)
        using (peer)
        {
            connection.PacePixels(1_000);
            SendFrame(connection, Channel.Pixels, 20_000);
            connection.PacePixels(0);

            var pixels = 0;
            while (pixels < 20_000)
                pixels += peer.ReadChunk().Payload.Length;

            Assert.True(connection.Flush(WaitMs));
        }
    }

    [Fact]
    public void Send_AllChannelsWhileThePipeIsFull_LeaveInTheOrderOfPriority()
    {
        var (connection, peer) = RawEnd.Create();
        using (connection)
        using (peer)
        {
            SendFrame(connection, Channel.Bulk, FrameBytes);
            foreach (var channel in Enum.GetValues<Channel>().Reverse().Except([Channel.Bulk]))
            {
                if (channel == Channel.Pixels)
                    SendFrame(connection, channel, 100_000);
                else
                    connection.Send(channel, new Ping((ulong)channel));
            }

            var order = new List<Channel>();
            var bulk = 0;
            while (bulk < FrameBytes)
            {
                var (header, payload) = peer.ReadChunk();
                if (header.Channel == Channel.Bulk)
                    bulk += payload.Length;
                else if (order.Count == 0 || order[^1] != header.Channel)
                    order.Add(header.Channel);
            }

            Assert.Equal([Channel.Control, Channel.Ack, Channel.Cursor, Channel.Audio, Channel.PixelsFirst, Channel.Pixels], order);
            Assert.True(connection.Flush(WaitMs));
            Assert.Equal(0, connection.TotalQueuedBytes);
        }
    }

    [Fact]
    public void Send_ManyThreads_EveryMessageArrivesWholeAndInItsOrder()
    {
        const int threads = 4;
        const int each = 3000;
        using var pair = new ConnectionPair();
        Channel[] channels = [Channel.Control, Channel.Control, Channel.Pixels, Channel.Bulk];
        var senders = Enumerable.Range(0, threads).Select(id => new Thread(() =>
        {
            var random = new Random(id);
            for (var i = 0; i < each; i++)
            {
                // The queue of a reader that is merely slow must not grow to its bound.
                Assert.True(pair.Near.TotalQueuedBytes < 2_000_000 || pair.Near.Flush(WaitMs));
                var text = new string((char)('a' + id), i % 50 == 0 ? random.Next(60_000) : random.Next(100));
                pair.Near.Send(channels[id], new Response((uint)id, (uint)i, text, []));
            }
        })).ToArray();
        foreach (var sender in senders)
            sender.Start();

        var next = new uint[threads];
        for (var i = 0; i < threads * each; i++)
        {
            Assert.True(pair.Far.Receive(out var message, WaitMs));
            var response = message.Read<Response>();
            Assert.Equal(next[response.Id]++, response.ExitCode);
            Assert.Equal(response.Json.Length, response.Json.Count(c => c == 'a' + response.Id));
        }

        foreach (var sender in senders)
            sender.Join();
        Assert.Null(pair.Near.Aborted);
    }

    [Fact]
    public void Flush_PeerReads_IsTrueWhenAllIsOut()
    {
        var (connection, peer) = RawEnd.Create();
        using (connection)
        using (peer)
        {
            SendFrame(connection, Channel.Pixels, FrameBytes);
            Assert.False(connection.Flush(timeoutMs: 1));
            var reader = new Thread(() =>
            {
                for (var read = 0; read < FrameBytes;)
                    read += peer.ReadChunk().Payload.Length;
            });
            reader.Start();

            Assert.True(connection.Flush(WaitMs));
            reader.Join();
            Assert.Equal(1, connection.MessagesSent(Channel.Pixels));
        }
    }

    [Fact]
    public void Close_WithAMessageInTheQueue_SaysGoodbyeLast()
    {
        using var pair = new ConnectionPair();
        pair.Far.Send(Channel.Control, new Ping(1));

        pair.Far.Close(DisconnectReason.TakenOver, "Taken over by anna.");

        Assert.True(pair.Near.Receive(out _, WaitMs));
        Assert.True(pair.Near.Receive(out var message, WaitMs));
        Assert.Equal(new Bye(DisconnectReason.TakenOver, "Taken over by anna."), message.Read<Bye>());
        Assert.Equal(new AbortCause(DisconnectReason.TakenOver, "Taken over by anna."), pair.Far.Aborted);
    }

    private static void SendFrame(WireConnection connection, Channel channel, int bytes)
    {
        var data = new PooledBuffer();
        data.GetSpan(bytes)[..bytes].Clear();
        data.Advance(bytes);
        connection.SendFrame(
            channel,
            new FrameHeader(new WindowId(1), new FrameId(1), 1000, 1000, default, FrameFlags.None, 1, 2, 3),
            [new FrameRect(0, 0, 1000, 1000, RectCodec.Raw, 0, bytes)],
            data);
    }
}
