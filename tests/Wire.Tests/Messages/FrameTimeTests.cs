using Rdfwd.Wire.Messages;

namespace Rdfwd.Wire.Tests.Messages;

/// <summary>Times that cross the wire as distances.</summary>
public sealed class FrameTimeTests
{
    private const ulong Late = ulong.MaxValue - 5;

    [Theory]
    [InlineData(2_000_000, 2_000_900, 2_001_400)]
    [InlineData(7, 7, 7)]
    [InlineData(Late, Late + 1, Late + 3)]
    [InlineData(0, uint.MaxValue, 2 * (ulong)uint.MaxValue)]
    public void Ack_TimesInOrder_ComeAsTheyWent(ulong received, ulong decoded, ulong presented)
    {
        FrameAck ack = new(new WindowId(1), new FrameId(2), received, decoded, presented, FrameResult.Shown);

        Assert.Equal(ack, MessageCodec.Read<FrameAck>(MessageExample.Write(ack)));
    }

    [Theory]
    [InlineData(100, 50, 70, 100, 100)]
    [InlineData(100, 120, 110, 120, 120)]
    [InlineData(0, 1UL << 40, 1UL << 40, uint.MaxValue, uint.MaxValue)]
    public void Ack_TimesThatCannotBe_ComeAsTheNearestThatCan(ulong received, ulong decoded, ulong presented, ulong asDecoded, ulong asPresented)
    {
        FrameAck ack = new(new WindowId(1), new FrameId(2), received, decoded, presented, FrameResult.Skipped);

        Assert.Equal(ack with { Decoded = asDecoded, Presented = asPresented }, MessageCodec.Read<FrameAck>(MessageExample.Write(ack)));
    }

    [Fact]
    public void Frame_TimesOutOfOrder_ComeInOrder()
    {
        FrameHeader header = new(new WindowId(1), new FrameId(2), 100, 50, new InputSequence(3), FrameFlags.None, 1000, 900, 1100);
        Frame frame = new();

        frame.Read(MessageExample.WriteFrame(header, [], []));

        Assert.Equal(header with { CaptureTime = 1000 }, frame.Header);
    }
}
