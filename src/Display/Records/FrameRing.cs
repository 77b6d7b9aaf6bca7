using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Records;

/// <summary>
/// The newest records, in memory that is taken once: adding and completing them allocates nothing. Any thread.
/// </summary>
public sealed class FrameRing
{
    private readonly Lock _gate = new();
    private readonly FrameRecord[] _records;
    private long _last;

    /// <param name="capacity">How many records are kept.</param>
    public FrameRing(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _records = new FrameRecord[capacity];
    }

    public int Capacity => _records.Length;

    /// <summary>The number of the newest record; 0 before the first.</summary>
    public long Last
    {
        get
        {
            lock (_gate)
                return _last;
        }
    }

    /// <summary>Keeps a record in place of the oldest one. Gives it its number.</summary>
    public void Add(in FrameRecord record)
    {
        lock (_gate)
        {
            ref FrameRecord place = ref _records[_last % _records.Length];
            place = record;
            place.Number = ++_last;
        }
    }

    /// <summary>A frame's last byte went to the link. Unknown frames are ignored.</summary>
    public void Written(int viewer, WindowId window, FrameId frame, long nowUs)
    {
        lock (_gate)
        {
            ref FrameRecord record = ref Find(viewer, window, frame, out bool found);
            if (found)
                record.WrittenUs = nowUs;
        }
    }

    /// <summary>A frame was acknowledged. Unknown frames are ignored, and so is a second acknowledgement.</summary>
    public void Acknowledged(int viewer, in FrameAck ack, long nowUs, long clockOffsetUs)
    {
        lock (_gate)
        {
            ref FrameRecord record = ref Find(viewer, ack.Window, ack.Frame, out bool found);
            if (!found || record.AcknowledgedUs != 0)
                return;
            record.ReceivedUs = (long)ack.Received;
            record.DecodedUs = (long)ack.Decoded;
            record.PresentedUs = (long)ack.Presented;
            record.AcknowledgedUs = nowUs;
            record.ClockOffsetUs = clockOffsetUs;
            record.Result = ack.Result;
        }
    }

    /// <summary>A copy of the records after a number, oldest first.</summary>
    /// <param name="after">The number of the last one known; 0 for all that are kept.</param>
    /// <param name="most">No more than the newest so many.</param>
    public FrameRecord[] Snapshot(long after = 0, int most = int.MaxValue)
    {
        lock (_gate)
        {
            long count = Math.Min(Math.Min(_last - Math.Clamp(after, 0, _last), _records.Length), Math.Max(most, 0));
            FrameRecord[] copy = new FrameRecord[count];
            for (int i = 0; i < copy.Length; i++)
                copy[i] = _records[(_last - count + i) % _records.Length];
            return copy;
        }
    }

    // From the newest: what is under way was sent lately.
    private ref FrameRecord Find(int viewer, WindowId window, FrameId frame, out bool found)
    {
        long oldest = Math.Max(0, _last - _records.Length);
        for (long i = _last - 1; i >= oldest; i--)
        {
            ref FrameRecord record = ref _records[i % _records.Length];
            if (record.Frame == frame.Value && record.Window == window.Value && record.Viewer == viewer)
            {
                found = true;
                return ref record;
            }
        }

        found = false;
        return ref _records[0];
    }
}
