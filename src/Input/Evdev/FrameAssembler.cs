using Rdfwd.Input.Codes;

namespace Rdfwd.Input.Evdev;

/// <summary>
/// Puts raw events together into frames (SYN_REPORT to SYN_REPORT, the report left out) and notices lost ones. Allocates
/// nothing once it is made.
/// </summary>
public sealed class FrameAssembler
{
    private readonly InputEvent[] _events = new InputEvent[InputLimits.FrameEvents];
    private readonly bool _dropRepeats;
    private int _count;
    private bool _handedOut;
    private bool _discarding;

    /// <param name="dropRepeats">Leaves out value 2 of keys, because the clone's kernel makes its own repeats.</param>
    public FrameAssembler(bool dropRepeats)
    {
        _dropRepeats = dropRepeats;
    }

    /// <summary>The finished frame, valid after <see cref="FrameStep.Frame"/> until the next call.</summary>
    public ReadOnlyMemory<InputEvent> Frame => _events.AsMemory(0, _count);

    /// <summary>Whether events of an unfinished frame are waiting.</summary>
    public bool IsInsideFrame => _count > 0 && !_handedOut;

    public FrameStep Add(ushort type, ushort code, int value)
    {
        if (_handedOut)
            Reset();
        if (type == EventType.Syn && code == Code.SynDropped)
        {
            _discarding = true;
            _count = 0;
            return FrameStep.Dropped;
        }
        bool ends = type == EventType.Syn && code == Code.SynReport;
        if (_discarding)
        {
            _discarding = !ends;
            return FrameStep.None;
        }
        if (ends)
        {
            _handedOut = true;
            return _count > 0 ? FrameStep.Frame : FrameStep.None;
        }
        if (_dropRepeats && type == EventType.Key && value == 2)
            return FrameStep.None;
        _events[_count++] = new(type, code, value);
        if (_count < _events.Length)
            return FrameStep.None;
        _handedOut = true;
        return FrameStep.Frame;
    }

    /// <summary>Forgets an unfinished frame and stops discarding; used after a resynchronisation has read everything there was.</summary>
    public void Reset()
    {
        _count = 0;
        _handedOut = false;
        _discarding = false;
    }
}
