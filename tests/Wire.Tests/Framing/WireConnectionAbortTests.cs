using Rdfwd.Interop.Libc;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Wire.Tests.Framing;

public sealed class WireConnectionAbortTests
{
    private const int WaitMs = 30_000;

    [Fact]
    public void Abort_Twice_KeepsTheFirstReason()
    {
        using var pair = new ConnectionPair();

        Assert.True(pair.Near.Abort(DisconnectReason.Timeout, "first"));
        Assert.False(pair.Near.Abort(DisconnectReason.Normal, "second"));

        Assert.Equal(new AbortCause(DisconnectReason.Timeout, "first"), pair.Near.Aborted);
    }

    [Fact]
    public void Abort_FromManyThreads_OneWins()
    {
        using var pair = new ConnectionPair();
        var winners = 0;
        var threads = Enumerable.Range(0, 8).Select(i => new Thread(() =>
        {
            if (pair.Near.Abort(DisconnectReason.Normal, $"{i}"))
                Interlocked.Increment(ref winners);
        })).ToArray();
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();

        Assert.Equal(1, winners);
    }

    [Fact]
    public void Abort_ReceiverWaits_Wakes()
    {
        using var pair = new ConnectionPair();
        var received = true;
        var receiver = new Thread(() => received = pair.Near.Receive(out _, timeoutMs: -1));
        receiver.Start();

        pair.Near.Abort(DisconnectReason.Detached, "");

        Assert.True(receiver.Join(WaitMs));
        Assert.False(received);
        Assert.True(FileDescriptors.Wait(pair.Near.PollDescriptor, Libc.POLLIN, 0));
    }

    [Fact]
    public void Abort_WhileMessagesWait_DropsThemAndWakesFlush()
    {
        var (connection, peer) = RawEnd.Create();
        using (connection)
        using (peer)
        {
            Fill(connection, 1_000_000);
            Assert.True(connection.TotalQueuedBytes > 0);
            var flushed = true;
            var waiter = new Thread(() => flushed = connection.Flush(-1));
            waiter.Start();

            connection.Abort(DisconnectReason.Timeout, "");

            Assert.True(waiter.Join(WaitMs));
            Assert.False(flushed);
            Assert.True(SpinWait.SpinUntil(() => connection.TotalQueuedBytes == 0, WaitMs));
            connection.Send(Channel.Control, new Ping(1));
            Assert.Equal(0, connection.TotalQueuedBytes);
        }
    }

    [Fact]
    public void Send_PeerGone_AbortsAndNeverThrows()
    {
        var (connection, peer) = RawEnd.Create();
        using (connection)
        {
            peer.Dispose();

            connection.Send(Channel.Control, new Ping(1));

            Assert.Equal(DisconnectReason.LinkLost, connection.Aborted!.Reason);
            connection.Send(Channel.Control, new Ping(2));
            Assert.False(connection.Receive(out _, -1));
        }
    }

    [Fact]
    public void Receive_PeerSaidGoodbyeAndIsGone_StillHearsIt()
    {
        var (input, peerOutput) = FileDescriptors.CreatePipe();
        var (peerInput, output) = FileDescriptors.CreatePipe();
        using (WireConnection connection = new(input, output, TimeProvider.System))
        {
            using (WireConnection peer = new(peerInput, peerOutput, TimeProvider.System))
                peer.Close(DisconnectReason.SessionEnded, "over", WaitMs);

            connection.Send(Channel.Control, new Ping(1));
            Assert.NotNull(connection.Aborted);

            Assert.True(connection.Receive(out var message, WaitMs));
            Assert.Equal("over", message.Read<Bye>().Message);
            Assert.False(connection.Receive(out _, WaitMs));
        }
    }

    [Fact]
    public void Send_PeerGoneWhileMessagesWait_Aborts()
    {
        var (connection, peer) = RawEnd.Create();
        using (connection)
        using (peer)
        {
            Fill(connection, 1_000_000);

            peer.CloseInput();

            Assert.False(connection.Receive(out _, WaitMs));
            Assert.Equal(DisconnectReason.LinkLost, connection.Aborted!.Reason);
        }
    }

    [Fact]
    public void Send_PeerNeverReads_AbortsAtTheBound()
    {
        var (connection, peer) = RawEnd.Create();
        using (connection)
        using (peer)
        {
            for (var i = 0; i < 100 && connection.Aborted is null; i++)
            {
                connection.Send(Channel.Control, new Response(1, 0, new string('x', 1_000_000), []));
                Assert.InRange(connection.TotalQueuedBytes, 0, Limits.Queue(Channel.Control));
            }

            Assert.Equal(DisconnectReason.PeerStalled, connection.Aborted!.Reason);
            Assert.Contains("does not read", connection.Aborted.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Dispose_WhileMessagesWait_ClosesBothDescriptors()
    {
        var (input, peerOutput) = FileDescriptors.CreatePipe();
        var (peerInput, output) = FileDescriptors.CreatePipe();
        using (peerOutput)
        using (peerInput)
        {
            var connection = new WireConnection(input, output, TimeProvider.System);
            Fill(connection, 1_000_000);

            connection.Dispose();
            connection.Dispose();

            Assert.True(input.IsClosed);
            Assert.True(output.IsClosed);
            Assert.Equal(DisconnectReason.Normal, connection.Aborted!.Reason);
            connection.Send(Channel.Control, new Ping(1));
        }
    }

    [Fact]
    public void Dispose_WhileOthersSend_EndsQuietly()
    {
        for (var round = 0; round < 30; round++)
        {
            var (connection, peer) = RawEnd.Create();
            using (peer)
            {
                var failures = 0;
                var senders = Enumerable.Range(0, 3).Select(_ => new Thread(() =>
                {
                    try
                    {
                        while (connection.Aborted is null)
                            connection.Send(Channel.Cursor, new Ping(1));
                        connection.Send(Channel.Cursor, new Ping(1));
                    }
                    catch (ObjectDisposedException)
                    {
                        Interlocked.Increment(ref failures);
                    }
                })).ToArray();
                foreach (var sender in senders)
                    sender.Start();
                peer.Read(1000);

                connection.Dispose();

                foreach (var sender in senders)
                    Assert.True(sender.Join(WaitMs));
                Assert.Equal(0, failures);
            }
        }
    }

    private static void Fill(WireConnection connection, int bytes) =>
        connection.Send(Channel.Bulk, new Response(1, 0, "", new byte[bytes]));
}
