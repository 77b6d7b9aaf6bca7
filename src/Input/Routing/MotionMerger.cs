using Rdfwd.Input.Codes;

namespace Rdfwd.Input.Routing;

/// <summary>Adds relative motion up while the link takes nothing, so that it does not arrive late and long. Keys and all else never wait here. Pure; one for each device.</summary>
public sealed class MotionMerger
{
    private readonly long[] _sums = new long[EventType.CodeCount(EventType.Rel)];
    private readonly List<InputEvent> _out = new(EventType.CodeCount(EventType.Rel));

    public bool HasMotion { get; private set; }

    /// <summary>Takes the frame when it is nothing but relative motion.</summary>
    public bool TryMerge(ReadOnlySpan<InputEvent> frame)
    {
        foreach (InputEvent e in frame)
        {
            if (e.Type != EventType.Rel || e.Code >= _sums.Length)
                return false;
        }
        foreach (InputEvent e in frame)
            _sums[e.Code] += e.Value;
        HasMotion = true;
        return true;
    }

    /// <summary>What was added up, as one frame without its report; empty when it cancels out.</summary>
    public List<InputEvent> Take()
    {
        _out.Clear();
        for (ushort code = 0; code < _sums.Length; code++)
        {
            if (_sums[code] != 0)
                _out.Add(InputEvent.Rel(code, (int)Math.Clamp(_sums[code], int.MinValue, int.MaxValue)));
            _sums[code] = 0;
        }
        HasMotion = false;
        return _out;
    }
}
