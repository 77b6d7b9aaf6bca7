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
            Assert.Equal(new Key(new InputSequence(i), i, KeyAction.Press), message.Read<Key>());
        }
    }

    [Fact]
    public void SendFrame_LargerThanThePipe_ArrivesWhole()
    {
        using var pair = new ConnectionPair();
        var data = new PooledBuffer();
        var pixels = data.GetSpan(3_000_000)[..3_000_000];
        new Random(1).NextBytes(pixels);
        var expected = pixels.ToArray();
        data.Advance(3_000_000);
        var header = new FrameHeader(new WindowId(1), new FrameId(2), 1000, 1000, default, FrameFlags.Exact, 1, 2, 3);

        pair.Far.SendFrame(Channel.Pixels, header, [new FrameRect(0, 0, 1000, 1000, RectCodec.Raw, 0, 3_000_000)], data);

        Assert.True(pair.Near.Receive(out var message, WaitMs));
        var frame = new Frame();
        frame.Read(message);
        Assert.Equal(header, frame.Header);
        Assert.True(frame.Data.SequenceEqual(expected));
    }
}
