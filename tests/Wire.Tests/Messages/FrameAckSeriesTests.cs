using Rdfwd.Wire.Messages;

namespace Rdfwd.Wire.Tests.Messages;

public sealed class FrameAckSeriesTests
{
    [Fact]
    public void Complete_WhatWasShortened_IsTheSame()
    {
        FrameAckSeries near = new(), far = new();
        foreach (uint window in (uint[])[5, 5, 7, 5, 5, 5, 7, 7])
        {
            FrameAck ack = new(new WindowId(window), new FrameId(1), 2, 3, 4, FrameResult.Shown);
            Assert.Equal(ack, far.Complete(near.Shorten(ack)));
        }
    }

    [Fact]
    public void Shorten_TheSameWindowAgain_LeavesItAway()
    {
        FrameAckSeries near = new();
        FrameAck ack = new(new WindowId(5), new FrameId(1), 2, 3, 4, FrameResult.Shown);

        Assert.Equal(ack, near.Shorten(ack));
        Assert.Equal(ack with { Window = default }, near.Shorten(ack));
    }

    [Fact]
    public void Complete_WithoutAnyBefore_IsOfNoWindow() =>
        Assert.Equal(default, new FrameAckSeries().Complete(new FrameAck(default, new FrameId(1), 2, 3, 4, FrameResult.Shown)).Window);
}
