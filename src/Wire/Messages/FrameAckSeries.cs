namespace Rdfwd.Wire.Messages;

/// <summary>The acknowledgements of one connection in their order, each of which may leave its window to the one before. One for each end; one thread.</summary>
public sealed class FrameAckSeries
{
    private WindowId _last;

    /// <summary>What is sent: without the window where it is that of the acknowledgement before.</summary>
    public FrameAck Shorten(in FrameAck ack)
    {
        if (ack.Window == _last)
            return ack with { Window = default };
        _last = ack.Window;
        return ack;
    }

    /// <summary>What was meant by an acknowledgement that came.</summary>
    public FrameAck Complete(in FrameAck ack)
    {
        if (ack.Window == default)
            return ack with { Window = _last };
        _last = ack.Window;
        return ack;
    }
}
