using Rdfwd.Wire.Messages;

namespace Rdfwd.Wire.Tests.Framing;

/// <summary>The paths of every key and every frame allocate nothing, by the runtime's own counter.</summary>
public sealed class AllocationTests
{
    private const int WaitMs = 30_000;

    [Fact]
    public void SendAndReceive_HotMessages_AllocateNothing()
    {
        using var pair = new ConnectionPair();
        Exchange(pair, rounds: 200);

        Assert.Equal(0, Allocation.Of(() => Exchange(pair, rounds: 1000)));
    }

    [Fact]
    public void Send_IntoAFullPipe_AllocatesNothingOnceTheQueueIsWarm()
    {
        using var pair = new ConnectionPair();
        Congest(pair);
        Congest(pair);

        Assert.Equal(0, Allocation.Of(() => Congest(pair)));
    }

    [Fact]
    public void SendFrame_AgainAndAgain_AllocatesItsBufferObjectOnly()
    {
        using var pair = new ConnectionPair();
        var frame = new Frame();
        var perBuffer = MeasureBufferObject();
        SendFrames(pair, frame, rounds: 100);

        Assert.Equal(100 * perBuffer, Allocation.Of(() => SendFrames(pair, frame, rounds: 100)));
    }

    private static void Exchange(ConnectionPair pair, int rounds)
    {
        var window = new WindowId(0x400007);
        for (var i = 1; i <= rounds; i++)
        {
            var input = new InputSequence((uint)i);
            pair.Near.Send(Channel.Control, new Key(input, 38, KeyAction.Press));
            pair.Near.Send(Channel.Control, new Motion(input, window, i, -i));
            pair.Near.Send(Channel.Control, new Button(input, window, 1, true, i, i, (uint)i));
            pair.Near.Send(Channel.Control, new ConfigureWindow(window, (uint)i, 1, 2, 640, 480, GeometryParts.Position));
            pair.Near.Send(Channel.Control, new Ping(input.Value));
            pair.Near.Send(Channel.Ack, new FrameAck(window, new FrameId((uint)i), 1, 2, 3, FrameResult.Shown));
            var sum = Receive(pair.Far).Read<Key>().Input.Value;
            sum += Receive(pair.Far).Read<Motion>().Input.Value;
            sum += Receive(pair.Far).Read<Button>().Input.Value;
            sum += Receive(pair.Far).Read<ConfigureWindow>().Serial;
            sum += (uint)Receive(pair.Far).Read<Ping>().Time;
            sum += Receive(pair.Far).Read<FrameAck>().Frame.Value;
            if (sum != 6 * i)
                throw new InvalidOperationException("A message did not arrive as it was sent.");
        }
    }

    private static void Congest(ConnectionPair pair)
    {
        const int queuedBytes = 2000;
        var messages = 0;
        for (; pair.Near.QueuedBytes(Channel.Control) < queuedBytes; messages++)
            pair.Near.Send(Channel.Control, new Motion(new InputSequence(1), new WindowId(0x400007), 1000, 1000));
        for (var i = 0; i < messages; i++)
            Receive(pair.Far);
    }

    private static void SendFrames(ConnectionPair pair, Frame frame, int rounds)
    {
        Span<FrameRect> rects = [new FrameRect(0, 0, 10, 10, RectCodec.Raw, 0, 300)];
        for (var i = 0; i < rounds; i++)
        {
            var data = new PooledBuffer();
            data.GetSpan(300)[..300].Clear();
            data.Advance(300);
            pair.Far.SendFrame(
                Channel.PixelsFirst,
                new FrameHeader(new WindowId(1), new FrameId((uint)i), 10, 10, default, FrameFlags.Exact, 1, 2, 3),
                rects,
                data);
            frame.Read(Receive(pair.Near));
        }
    }

    private static long MeasureBufferObject()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var buffer = new PooledBuffer();
        var after = GC.GetAllocatedBytesForCurrentThread();
        buffer.Dispose();
        return after - before;
    }

    private static IncomingMessage Receive(WireConnection connection) => connection.Receive(out var message, WaitMs)
        ? message
        : throw new InvalidOperationException("Nothing arrived.");
}
