using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;
using Rdfwd.Input.Mapping;
using Rdfwd.Input.Messages;
using Rdfwd.Wire;

namespace Rdfwd.Input.Sources;

/// <remarks>The rules, where there are any: they stand between the devices and what the far side is told.</remarks>
public sealed partial class InputSource : IMappingSink
{
    // Devices are numbered from 0 up, the made-up ones from here.
    private const int FirstMadeUp = InputLimits.Devices - 16;

    private readonly InputEvent[] _mapped = new InputEvent[InputLimits.FrameEvents];
    private readonly List<Outlet> _madeUp = [];
    private MappingEngine? _engine;

    void IMappingSink.Emit(int output, int input, ReadOnlySpan<InputEvent> frame)
    {
        Outlet? outlet = output >= 0 ? _madeUp[output] : _set.Devices[input].Outlet;
        if (outlet is null || !_router.IsRemote || _paused)
            return;
        for (; frame.Length > 0; frame = frame[Math.Min(frame.Length, _mapped.Length)..])
        {
            int count = Math.Min(frame.Length, _mapped.Length);
            frame[..count].CopyTo(_mapped);
            Send(outlet, _mapped.AsMemory(0, count));
        }
    }

    private void AnnounceMadeUp(WireConnection link)
    {
        if (_options.Rules is not { } rules)
            return;
        if (_engine is null)
        {
            _engine = new MappingEngine(rules);
            foreach (DeviceDescription description in rules.Outputs)
            {
                Outlet outlet = new((uint)(FirstMadeUp + _madeUp.Count), description);
                _madeUp.Add(outlet);
                _outlets.Add(outlet);
            }
        }
        foreach (Outlet outlet in _madeUp)
        {
            outlet.Sent.CopyFrom(outlet.Description.State);
            outlet.IsAnnounced = true;
            link.Send(Channel.Control, new AddDevice(outlet.Number, outlet.Description));
        }
    }

    /// <summary>Puts a device under the rules. Returns its clone's description, or null when it has no clone.</summary>
    private DeviceDescription? Adapt(SourceDevice device, RuleSet rules)
    {
        string node = device.Device?.Path ?? "";
        _engine!.Add((int)device.Number, node, device.Description);
        bool emitsToClone = rules.Rules.Any(rule => (rule.Device is null || rule.Device.Matches(node, device.Description)) && rule.Emissions.Any(emission => emission.Output == Emission.Same));
        return rules.KeepsUnmatched || emitsToClone ? rules.Extend(node, device.Description) : null;
    }

    private int MapperWaitMs()
    {
        long next = _engine?.NextTickUs ?? long.MaxValue;
        return next == long.MaxValue ? int.MaxValue : (int)Math.Clamp((next - NowUs + 999) / 1000, 0, 60_000);
    }

    private void TickMapper()
    {
        if (_engine is { } engine && engine.NextTickUs <= NowUs)
            engine.Tick(NowUs, this);
    }

    private void ReleaseMapped()
    {
        foreach (SourceDevice device in _set.Devices)
            _engine?.Release((int)device.Number, this);
    }
}
