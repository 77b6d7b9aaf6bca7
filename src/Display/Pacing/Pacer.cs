namespace Rdfwd.Display.Pacing;

/// <summary>Decides when a viewer may get its next frame: credit by frames and bytes that are not acknowledged yet. Pure; times are passed in.</summary>
public sealed class Pacer
{
    private const int MaxFrames = 4;
    private const long WindowBytes = 256 * 1024;

    private readonly Dictionary<ulong, (int Bytes, long SentUs)> _inFlight = [];

    public long MinRoundTripUs { get; private set; }

    public long BytesPerSecond { get; private set; }

    public long InFlightBytes { get; private set; }

    public FrameBudget NextFrame(long nowUs, long queuedBytes)
    {
        bool full = _inFlight.Count >= MaxFrames || InFlightBytes >= WindowBytes || queuedBytes > WindowBytes;
        return full ? new FrameBudget(0, nowUs + 1_000_000) : FrameBudget.Unlimited;
    }

    public void OnSent(ulong frame, int bytes, long nowUs)
    {
        _inFlight[frame] = (bytes, nowUs);
        InFlightBytes += bytes;
    }

    public void OnAck(ulong frame, long nowUs)
    {
        if (!_inFlight.Remove(frame, out (int Bytes, long SentUs) sent))
            return;
        InFlightBytes -= sent.Bytes;
        long roundTrip = nowUs - sent.SentUs;
        MinRoundTripUs = MinRoundTripUs == 0 ? roundTrip : Math.Min(MinRoundTripUs, roundTrip);
    }
}
