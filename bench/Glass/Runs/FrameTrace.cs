using Rdfwd.Wire.Messages;

namespace Rdfwd.Bench.Runs;

/// <summary>Joins frames with their acknowledgements. Two threads add, any reads.</summary>
public sealed class FrameTrace
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(uint Window, uint Frame), FrameStages> _open = [];
    private readonly List<FrameStages> _done = [];

    public IReadOnlyList<FrameStages> Frames
    {
        get
        {
            lock (_gate)
                return [.. _done];
        }
    }

    internal void Arrived(Frame frame)
    {
        HashSet<RectCodec> codecs = [];
        foreach (FrameRect rect in frame.Rects)
            codecs.Add(rect.Codec);
        FrameHeader h = frame.Header;
        FrameStages stages = new(
            frame.Data.Length, string.Join('+', codecs.Order()).ToLowerInvariant(), (long)h.DamageTime, (long)h.CaptureTime, (long)h.EncodedTime, 0, 0, 0, 0);
        lock (_gate)
            _open[(h.Window.Value, h.Frame.Value)] = stages;
    }

    internal void Acknowledged(in FrameAck ack, long nowUs)
    {
        lock (_gate)
        {
            if (!_open.Remove((ack.Window.Value, ack.Frame.Value), out FrameStages stages) || ack.Result != FrameResult.Shown)
                return;
            _done.Add(stages with { ReceivedUs = (long)ack.Received, DecodedUs = (long)ack.Decoded, PresentedUs = (long)ack.Presented, AcknowledgedUs = nowUs });
        }
    }
}
