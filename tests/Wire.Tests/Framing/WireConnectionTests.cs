using Rdfwd.Interop.Libc;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Wire.Tests.Framing;

public sealed class WireConnectionTests
{
    private const int WaitMs = 30_000;

    [Fact]
    public void Receive_SentMessages_ArriveInOrder()
    {
        using var pair = new ConnectionPair();

        for (byte i = 8; i < 100; i++)
            pair.Near.Send(Channel.Control, new Key(new InputSequence(i), i, KeyAction.Press));

        for (byte i = 8; i < 100; i++)
        {
            Assert.True(pair.Far.Receive(out var message, WaitMs));
            Assert.Equal(Channel.Control, message.Channel);
            Assert.Equal(MessageType.Key, message.Type);
            Assert.Equal(new Key(new InputSequence(i), i, KeyAction.Press), message.Read<Key>());
        }
    }

    [Fact]
    public void Receive_OverOneSocket_WorksBothWays()
    {
        var (first, second) = UnixSocket.CreatePair();
        using var near = new WireConnection(first, first, TimeProvider.System);
        using var far = new WireConnection(second, second, TimeProvider.System);

        near.Send(Channel.Control, new Ping(1));
        Assert.True(far.Receive(out var ping, WaitMs));
        far.Send(Channel.Control, new Pong(ping.Read<Ping>().Time, 2));
        Assert.True(near.Receive(out var pong, WaitMs));

        Assert.Equal(new Pong(1, 2), pong.Read<Pong>());
        Assert.Equal(0, near.OutputPipeFill);
    }

    [Fact]
    public void SendFrame_LargerThanThePipe_ArrivesWhole()
    {
        const int size = 3_000_000;
        using var pair = new ConnectionPair();
        var data = new PooledBuffer();
        var pixels = data.GetSpan(size)[..size];
        new Random(1).NextBytes(pixels);
        var expected = pixels.ToArray();
        data.Advance(size);
        var header = new FrameHeader(new WindowId(1), new FrameId(2), 1000, 1000, default, FrameFlags.Exact, 1, 2, 3);

        pair.Far.SendFrame(Channel.Pixels, header, [new FrameRect(0, 0, 1000, 1000, RectCodec.Raw, 0, size)], data);

        Assert.True(pair.Near.Receive(out var message, WaitMs));
        var frame = new Frame();
        frame.Read(message);
        Assert.Equal(header, frame.Header);
        Assert.True(frame.Data.SequenceEqual(expected));
    }

    [Fact]
    public void Receive_NothingInTime_IsFalseAndTheConnectionLives()
    {
        using var pair = new ConnectionPair();

        Assert.False(pair.Near.Receive(out _, timeoutMs: 1));
        Assert.Null(pair.Near.Aborted);
    }

    [Fact]
    public void Receive_FromAFile_ReadsToItsEnd()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, [3, 0, 0, 0, 0x92, 5, 7]);
            using var file = File.OpenHandle(path);
            using var borrowed = new SafeFileDescriptor((int)file.DangerousGetHandle(), ownsHandle: false);
            using var connection = new WireConnection(borrowed, null, TimeProvider.System);

            Assert.True(connection.Receive(out var message, WaitMs));
            Assert.Equal(new Ping(7), message.Read<Ping>());
            Assert.False(connection.Receive(out _, WaitMs));
            Assert.Equal(DisconnectReason.LinkLost, connection.Aborted!.Reason);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Receive_UnknownType_IsHandedOutForSkipping()
    {
        var (connection, peer) = RawEnd.Create();
        using (connection)
        using (peer)
        {
            peer.Write(6, 0, 0, 0, 0x92, 0xcd, 0x27, 0x0f, 0x91, 0xc0);

            Assert.True(connection.Receive(out var message, WaitMs));
            Assert.Equal((MessageType)9999, message.Type);
            Assert.Null(connection.Aborted);
        }
    }

    [Theory]
    [InlineData("00000000")]
    [InlineData("0100040091")]
    [InlineData("01000000C1")]
    [InlineData("0100000090")]
    [InlineData("0200000091C0")]
    public void Receive_NoMessage_ThrowsOnceSaysWhyAndAborts(string hex)
    {
        var (connection, peer) = RawEnd.Create();
        using (connection)
        using (peer)
        {
            peer.Write(Convert.FromHexString(hex));

            Assert.Throws<ProtocolException>(() => connection.Receive(out _, WaitMs));
            Assert.Equal(DisconnectReason.ProtocolError, connection.Aborted!.Reason);
            Assert.False(connection.TryReceive(out _));
            Assert.False(connection.Fill());
            var last = MessageCodec.Read<Bye>(peer.ReadChunk().Payload);
            Assert.Equal(DisconnectReason.ProtocolError, last.Reason);
            Assert.Equal(connection.Aborted.Message, last.Message);
        }
    }

    [Fact]
    public void Receive_MessagesBeforeTheEnd_AreHandedOutFirst()
    {
        var (connection, peer) = RawEnd.Create();
        using (connection)
        using (peer)
        {
            peer.Write(3, 0, 0, 0, 0x92, 5, 7, 3, 0, 0, 0, 0x92, 5, 8);
            peer.CloseOutput();

            Assert.True(connection.Receive(out _, WaitMs));
            Assert.False(ReadToEnd(connection));
            Assert.True(connection.TryReceive(out var second));
            Assert.Equal(new Ping(8), second.Read<Ping>());
            Assert.False(connection.Receive(out _, WaitMs));
        }
    }

    [Fact]
    public void Receive_EndWithinAMessage_SaysSo()
    {
        var (connection, peer) = RawEnd.Create();
        using (connection)
        using (peer)
        {
            peer.Write(3, 0, 0, 0, 0x92);
            peer.CloseOutput();

            Assert.False(connection.Receive(out _, WaitMs));
            Assert.Equal(DisconnectReason.LinkLost, connection.Aborted!.Reason);
            Assert.Contains("in the middle of a message", connection.Aborted.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void MarkHelloDone_AfterIt_OpensTheChannels()
    {
        var (connection, peer) = RawEnd.Create();
        using (connection)
        using (peer)
        {
            connection.MarkHelloDone();
            peer.Write(3, 0, (byte)Channel.Bulk, 0, 0x92, 5, 7);

            Assert.True(connection.Receive(out var message, WaitMs));
            Assert.Equal(Channel.Bulk, message.Channel);
        }
    }

    [Fact]
    public void Counters_AfterMessages_TellWhatCrossed()
    {
        using var pair = new ConnectionPair();
        pair.Near.Send(Channel.Control, new Ping(7));
        pair.Near.Send(Channel.Ack, new Ping(7));
        Assert.True(pair.Far.Receive(out _, WaitMs));
        Assert.True(pair.Far.Receive(out _, WaitMs));

        Assert.Equal(14, pair.Near.BytesSent);
        Assert.Equal(14, pair.Far.BytesReceived);
        Assert.Equal(1, pair.Near.MessagesSent(Channel.Ack));
        Assert.Equal(1, pair.Far.MessagesReceived(Channel.Control));
        Assert.Equal(0, pair.Far.MessagesReceived(Channel.Pixels));
    }

    [Fact]
    public void LastReceive_AfterBytes_IsTheClockOfTheConnection()
    {
        var clock = new ManualTime { Now = 5 };
        var (connection, peer) = RawEnd.Create(clock);
        using (connection)
        using (peer)
        {
            Assert.Equal(5, connection.LastReceive);
            clock.Now = 9;
            peer.Write(3, 0, 0, 0, 0x92, 5, 7);
            Assert.True(connection.Fill());

            Assert.Equal(9, connection.LastReceive);
        }
    }

    [Fact]
    public void LastReceive_OfAConnectionThatKeepsNoTime_IsTheBeginning()
    {
        var clock = new ManualTime { Now = 5 };
        var (reader, writer) = FileDescriptors.CreatePipe();
        using var near = new WireConnection(null, writer, clock);
        using var far = new WireConnection(reader, null, clock) { KeepsTime = false };
        clock.Now = 9;
        near.Send(Channel.Control, new Ping(1));
        Assert.True(far.Fill());

        Assert.Equal(5, far.LastReceive);
    }

    [Fact]
    public void Send_Corked_LeavesWithTheOthersAtTheUncorking()
    {
        using var pair = new ConnectionPair();

        pair.Near.Cork();
        for (ulong i = 0; i < 3; i++)
            pair.Near.Send(Channel.Control, new Ping(i));
        Assert.Equal(0, pair.Near.BytesSent);
        Assert.False(pair.Near.IsOutputFull);
        pair.Near.Uncork();

        Assert.Equal(21, pair.Near.BytesSent);
        Assert.Equal(0, pair.Near.TotalQueuedBytes);
        for (ulong i = 0; i < 3; i++)
        {
            Assert.True(pair.Far.Receive(out var message, WaitMs));
            Assert.Equal(new Ping(i), message.Read<Ping>());
        }

        pair.Near.Send(Channel.Control, new Ping(3));
        Assert.Equal(28, pair.Near.BytesSent);
    }

    [Fact]
    public void Uncork_NothingKeptBackOrAborted_DoesNothing()
    {
        using var pair = new ConnectionPair();

        pair.Near.Cork();
        pair.Near.Uncork();
        pair.Near.Cork();
        pair.Near.Send(Channel.Control, new Ping(1));
        pair.Near.Abort(DisconnectReason.Normal, "over");
        pair.Near.Uncork();

        Assert.Equal(0, pair.Near.BytesSent);
        Assert.Equal(0, pair.Near.TotalQueuedBytes);
    }

    [Fact]
    public void IsOutputFull_PeerReadsNothing_IsTrueUntilItReads()
    {
        using var pair = new ConnectionPair();
        Assert.False(pair.Near.IsOutputFull);

        var sent = 0;
        for (; !pair.Near.IsOutputFull; sent++)
            pair.Near.Send(Channel.Control, new Ping(1));
        for (; sent > 0; sent--)
            Assert.True(pair.Far.Receive(out _, WaitMs));
        Assert.True(pair.Near.Flush(WaitMs));

        Assert.False(pair.Near.IsOutputFull);
    }

    [Fact]
    public void Send_WithoutOutput_Throws()
    {
        var (reader, writer) = FileDescriptors.CreatePipe();
        using var connection = new WireConnection(reader, null, TimeProvider.System);
        writer.Dispose();

        Assert.Throws<InvalidOperationException>(() => connection.Send(Channel.Control, new Ping(1)));
    }

    [Fact]
    public void Send_LongerThanTheChannelAllows_ThrowsAndTheConnectionLives()
    {
        using var pair = new ConnectionPair();

        Assert.Throws<ArgumentException>(() => pair.Near.Send(Channel.Ack, new Response(1, 0, new string('x', 300), [])));
        pair.Near.Send(Channel.Ack, new Ping(1));
        Assert.True(pair.Far.Receive(out var message, WaitMs));
        Assert.Equal(new Ping(1), message.Read<Ping>());
    }

    private static bool ReadToEnd(WireConnection connection)
    {
        while (connection.Fill())
            FileDescriptors.Wait(connection.PollDescriptor, Libc.POLLIN, WaitMs);
        return false;
    }
}
