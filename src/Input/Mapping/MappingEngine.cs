using System.Runtime.InteropServices;
using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;

namespace Rdfwd.Input.Mapping;

/// <summary>
/// Turns the frames of real devices into those of made-up ones and of clones, by the rules. A release goes to the rule that took the
/// press, whatever layer is on by then; a key or axis that several keys drive follows the last one still down. Times are passed in. Pure.
/// </summary>
public sealed class MappingEngine
{
    private const long TickUs = 10_000;

    private readonly RuleSet _rules;
    private readonly Dictionary<int, MappedInput> _inputs = [];
    private readonly List<Held> _held = [];
    private readonly List<Repeat> _repeats = [];
    private readonly Dictionary<(int Input, int Code, Emission Emission), Stick> _sticks = [];
    private readonly Dictionary<(int Input, Emission Emission), double> _remainders = [];
    private readonly Dictionary<(int Input, Emission Emission), bool> _thresholds = [];
    private readonly Dictionary<(int Output, int Input), List<InputEvent>> _frames = [];
    private long _lastTickUs;

    public MappingEngine(RuleSet rules)
    {
        _rules = rules;
    }

    /// <summary>When <see cref="Tick"/> is to be called next, or <see cref="long.MaxValue"/>.</summary>
    public long NextTickUs
    {
        get
        {
            long next = _sticks.Values.Any(stick => stick.SpeedNow != 0) ? _lastTickUs + TickUs : long.MaxValue;
            foreach (Repeat repeat in _repeats)
                next = Math.Min(next, repeat.NextUs);
            return next;
        }
    }

    /// <summary>A device is there from now on.</summary>
    public void Add(int input, string node, DeviceDescription device) =>
        _inputs[input] = new(device, [.. _rules.Rules.Where(rule => rule.Device?.Matches(node, device) != false)]);

    /// <summary>Follows a frame (without its report) and sends what it leads to.</summary>
    public void Process(int input, ReadOnlySpan<InputEvent> frame, long nowUs, IMappingSink sink)
    {
        if (!_inputs.TryGetValue(input, out MappedInput? source))
            return;
        foreach (InputEvent e in frame)
        {
            if (source.Affine is { } affine)
            {
                if (AffineState.EndsTouch(e))
                    affine.Flush(Frame(Emission.Same, input), frameEnds: false);
                if (affine.Take(e))
                    continue;
            }
            Follow(input, source, e, nowUs);
        }
        source.Affine?.Flush(Frame(Emission.Same, input), frameEnds: true);
        Send(sink);
    }

    /// <summary>Sends what is due: repeated motion of held keys and of deflected sticks.</summary>
    public void Tick(long nowUs, IMappingSink sink)
    {
        foreach (ref Repeat repeat in CollectionsMarshal.AsSpan(_repeats))
        {
            if (repeat.NextUs > nowUs)
                continue;
            repeat.NextUs = Math.Max(repeat.NextUs + (repeat.Emission.EveryMs * 1000L), nowUs);
            Put(repeat.Input, repeat.Emission, repeat.Emission.Press ?? 1);
        }
        double seconds = Math.Min(nowUs - _lastTickUs, 10 * TickUs) / 1e6;
        if (nowUs - _lastTickUs >= TickUs)
        {
            _lastTickUs = nowUs;
            foreach (((int input, _, Emission emission), Stick stick) in _sticks)
                Whole(input, emission, stick.SpeedNow * seconds);
        }
        Send(sink);
    }

    /// <summary>Lets go of all that the device's keys and sticks hold up.</summary>
    public void Release(int input, IMappingSink sink)
    {
        for (int i = _held.Count - 1; i >= 0; i--)
        {
            if (_held[i].Input == input)
                Up(i);
        }
        foreach ((int Input, int Code, Emission Emission) key in _sticks.Keys.Where(key => key.Input == input).ToList())
            _sticks.Remove(key);
        foreach ((int Input, Emission Emission) key in _thresholds.Keys.Where(key => key.Input == input && _thresholds[key]).ToList())
        {
            _thresholds[key] = false;
            Put(input, key.Emission, 0);
        }
        Send(sink);
    }

    private void Follow(int input, MappedInput source, InputEvent e, long nowUs)
    {
        if (e is { Type: EventType.Key, Value: 0 } && _held.FindIndex(held => held.Input == input && held.Code == e.Code) is >= 0 and int index)
        {
            Up(index);
            return;
        }
        foreach (Rule rule in source.Rules)
        {
            if (rule.Type != e.Type || e.Code < rule.FirstCode || e.Code > rule.LastCode || !rule.Value.Takes(e.Value) || !IsOn(rule.InLayer))
                continue;
            Apply(input, source, rule, e, nowUs);
            if (!rule.Continue)
                return;
        }
        if (_rules.KeepsUnmatched)
            Frame(Emission.Same, input).Add(e);
    }

    private bool IsOn(string layer) => layer.Length == 0 || _held.Exists(held => held.Rule.Layer == layer);

    private void Apply(int input, MappedInput source, Rule rule, InputEvent e, long nowUs)
    {
        if (e is { Type: EventType.Key, Value: 1 })
            _held.Add(new(input, e.Code, rule));
        foreach (Emission emission in rule.Emissions)
        {
            if (emission.Motion is { } motion)
                Deflect(input, source, e, emission, motion, nowUs);
            else if (emission.Press is { } press)
                Pressed(input, emission, e, press, nowUs);
            else if (emission.Type == EventType.Key && e.Type != EventType.Key)
                Threshold(input, emission, e.Value);
            else if (emission.Type == EventType.Rel)
                Whole(input, emission, Compute(source, e, emission));
            else
                Put(input, emission, (int)Math.Clamp(Math.Round(Compute(source, e, emission)), emission.ClampFrom, emission.ClampTo));
        }
    }

    private void Pressed(int input, Emission emission, InputEvent e, int press, long nowUs)
    {
        // A repeat of the keyboard is nothing new; what is to repeat says how often.
        if (e is { Type: EventType.Key, Value: 2 })
            return;
        if (e.Type != EventType.Key || e.Value != 0)
            Put(input, emission, press);
        else if (emission.Release is { } release)
            Put(input, emission, release);
        if (e is { Type: EventType.Key, Value: 1 } && emission.EveryMs > 0)
            _repeats.Add(new() { Input = input, Code = e.Code, Emission = emission, NextUs = nowUs + (emission.EveryMs * 1000L) });
    }

    private void Up(int index)
    {
        Held gone = _held[index];
        _held.RemoveAt(index);
        _repeats.RemoveAll(repeat => repeat.Input == gone.Input && repeat.Code == gone.Code);
        foreach (Emission emission in gone.Rule.Emissions)
        {
            if (emission.Motion is not null)
                continue;
            Emission? other = LastDriver(gone.Input, emission);
            if (other is null && emission.Press is null && emission.Type == EventType.Key)
                Put(gone.Input, emission, 0);
            else if (other is null && emission.Press is not null && emission.Release is { } release)
                Put(gone.Input, emission, release);
            else if (other?.Press is { } press && emission.Type == EventType.Abs)
                Put(gone.Input, other, press);
        }
    }

    /// <summary>What another key, still down, sends to the same place; the last pressed counts.</summary>
    private Emission? LastDriver(int input, Emission emission)
    {
        for (int i = _held.Count - 1; i >= 0; i--)
        {
            foreach (Emission other in _held[i].Rule.Emissions)
            {
                if (other.Output == emission.Output && other.Type == emission.Type && other.Code == emission.Code && (other.Output >= 0 || _held[i].Input == input))
                    return other;
            }
        }
        return null;
    }

    private void Deflect(int input, MappedInput source, InputEvent e, Emission emission, StickMotion motion, long nowUs)
    {
        if (!source.Device.Has(EventType.Abs, e.Code) || e.Type != EventType.Abs)
            return;
        AbsInfo axis = source.Device.Axis(e.Code);
        double half = ((double)axis.Maximum - axis.Minimum) / 2;
        double deflection = half > 0 ? (e.Value - (axis.Minimum + half)) / half : 0;
        if (!_sticks.Values.Any(stick => stick.SpeedNow != 0))
            _lastTickUs = nowUs;
        _sticks[(input, e.Code, emission)] = new(motion.SpeedAt(emission.Invert ? -deflection : deflection));
    }

    private void Threshold(int input, Emission emission, int value)
    {
        bool down = (emission.Above is { } above && value >= above) || (emission.Below is { } below && value <= below);
        if (_thresholds.GetValueOrDefault((input, emission)) == down)
            return;
        _thresholds[(input, emission)] = down;
        Put(input, emission, down ? 1 : 0);
    }

    private double Compute(MappedInput source, InputEvent e, Emission emission)
    {
        double value = e.Value;
        AbsInfo? from = e.Type == EventType.Abs && source.Device.Has(EventType.Abs, e.Code) ? source.Device.Axis(e.Code) : null;
        if (emission.Invert)
            value = from is { } range ? (double)range.Minimum + range.Maximum - value : -value;
        if (emission.Fit && from is { } whole && emission.Output >= 0 && whole.Maximum > whole.Minimum)
        {
            AbsInfo to = _rules.Outputs[emission.Output].Axis(emission.Code);
            value = to.Minimum + ((value - whole.Minimum) * ((double)to.Maximum - to.Minimum) / ((double)whole.Maximum - whole.Minimum));
        }
        return Math.Clamp((value * emission.Scale) + emission.Offset, emission.ClampFrom, emission.ClampTo);
    }

    /// <summary>Sends the whole units of motion and keeps the rest for the next time.</summary>
    private void Whole(int input, Emission emission, double amount)
    {
        double sum = _remainders.GetValueOrDefault((input, emission)) + amount;
        double whole = Math.Truncate(sum);
        _remainders[(input, emission)] = sum - whole;
        if (whole != 0)
            Put(input, emission, (int)Math.Clamp(whole, int.MinValue, int.MaxValue));
    }

    private void Put(int input, Emission emission, int value)
    {
        Frame(emission.Output, input).Add(new(emission.Type, emission.Code, value));
    }

    private List<InputEvent> Frame(int output, int input)
    {
        (int, int) key = output >= 0 ? (output, -1) : (output, input);
        if (!_frames.TryGetValue(key, out List<InputEvent>? frame))
            _frames[key] = frame = [];
        return frame;
    }

    private void Send(IMappingSink sink)
    {
        foreach (((int output, int input), List<InputEvent> frame) in _frames)
        {
            if (frame.Count > 0)
                sink.Emit(output, input, CollectionsMarshal.AsSpan(frame));
            frame.Clear();
        }
    }

    private sealed class MappedInput(DeviceDescription device, List<Rule> rules)
    {
        public DeviceDescription Device { get; } = device;

        public List<Rule> Rules { get; } = rules;

        public AffineState? Affine { get; } = rules.Find(rule => rule.Affine is not null)?.Affine is { } affine ? new AffineState(affine, device) : null;
    }

    private sealed record Held(int Input, ushort Code, Rule Rule);

    private readonly record struct Stick(double SpeedNow);

    private struct Repeat
    {
        public int Input;
        public ushort Code;
        public Emission Emission;
        public long NextUs;
    }
}
