using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Near;

/// <summary>What the presenter did so far. Written by one thread at a time, read by any.</summary>
internal sealed class PresenterCounters
{
    private long _frames;
    private long _bytes;
    private long _totalUs;

    public long Frames => Volatile.Read(ref _frames);

    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>Time from the last byte received to the glass, summed, µs.</summary>
    public long TotalUs => Volatile.Read(ref _totalUs);

    public void Add(Frame frame, long us)
    {
        Volatile.Write(ref _frames, _frames + 1);
        Volatile.Write(ref _bytes, _bytes + frame.Data.Length);
        Volatile.Write(ref _totalUs, _totalUs + us);
    }
}
