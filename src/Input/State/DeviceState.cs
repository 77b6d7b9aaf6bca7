using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;

namespace Rdfwd.Input.State;

/// <summary>
/// What a device's events add up to: keys down, switches, LEDs, sounds, axes, touch slots. Both ends keep one for each device; it
/// is what tells who holds what. Codes that the device lacks are ignored, as the kernel does. Not thread-safe.
/// </summary>
public sealed class DeviceState
{
    private const int MtFirst = Code.AbsMtTouchMajor;
    private const int MtCount = Code.AbsMtToolY - Code.AbsMtTouchMajor + 1;

    private readonly DeviceDescription _device;
    private readonly int[] _axes = new int[EventType.CodeCount(EventType.Abs)];
    private readonly int[] _slots;
    private bool _contactInFrame;

    public DeviceState(DeviceDescription device)
    {
        _device = device;
        SlotCount = device.SlotCount;
        _slots = new int[SlotCount * MtCount];
        foreach (int axis in device.Codes(EventType.Abs).Members())
            _axes[axis] = device.Axis(axis).Value;
        for (int slot = 0; slot < SlotCount; slot++)
            SetSlot(slot, Code.AbsMtTrackingId, -1);
    }

    public BitSet Keys { get; } = new(EventType.CodeCount(EventType.Key));

    public BitSet Leds { get; } = new(EventType.CodeCount(EventType.Led));

    public BitSet Switches { get; } = new(EventType.CodeCount(EventType.Sw));

    public BitSet Sounds { get; } = new(EventType.CodeCount(EventType.Snd));

    public int SlotCount { get; }

    /// <summary>Touches of protocol A that the last frame left on the surface.</summary>
    public bool AnonymousContacts { get; private set; }

    public int CurrentSlot
    {
        get => _axes[Code.AbsMtSlot];
        set => _axes[Code.AbsMtSlot] = value;
    }

    /// <summary>Whether a key, a button or a touch is held.</summary>
    public bool HoldsAnything
    {
        get
        {
            if (!Keys.IsEmpty || AnonymousContacts)
                return true;
            for (int slot = 0; slot < SlotCount; slot++)
            {
                if (IsTouching(slot))
                    return true;
            }
            return false;
        }
    }

    public int Axis(int axis) => _axes[axis];

    public void SetAxis(int axis, int value) => _axes[axis] = value;

    public bool IsTouching(int slot) => Slot(slot, Code.AbsMtTrackingId) >= 0 && _device.Has(EventType.Abs, Code.AbsMtTrackingId);

    /// <summary>The value of one ABS_MT_* code in a slot.</summary>
    public int Slot(int slot, int code) => _slots[(slot * MtCount) + code - MtFirst];

    public void SetSlot(int slot, int code, int value) => _slots[(slot * MtCount) + code - MtFirst] = value;

    public void Apply(InputEvent e)
    {
        if (e.Type == EventType.Syn)
        {
            if (e.Code == Code.SynMtReport)
                return;
            AnonymousContacts = SlotCount == 0 && _contactInFrame;
            _contactInFrame = false;
            return;
        }
        if (!_device.Has(e.Type, e.Code))
            return;
        switch (e.Type)
        {
            case EventType.Key:
                Keys[e.Code] = e.Value != 0;
                break;
            case EventType.Led:
                Leds[e.Code] = e.Value != 0;
                break;
            case EventType.Sw:
                Switches[e.Code] = e.Value != 0;
                break;
            case EventType.Snd:
                Sounds[e.Code] = e.Value != 0;
                break;
            case EventType.Abs when Code.IsMt(e.Code):
                if (SlotCount == 0)
                    _contactInFrame |= e.Code == Code.AbsMtPositionX || e.Code == Code.AbsMtPositionY;
                else if ((uint)CurrentSlot < (uint)SlotCount)
                    SetSlot(CurrentSlot, e.Code, e.Value);
                break;
            case EventType.Abs:
                _axes[e.Code] = e.Value;
                break;
        }
    }

    public void CopyFrom(DeviceState other)
    {
        Keys.CopyFrom(other.Keys);
        Leds.CopyFrom(other.Leds);
        Switches.CopyFrom(other.Switches);
        Sounds.CopyFrom(other.Sounds);
        other._axes.CopyTo(_axes, 0);
        other._slots.AsSpan(0, Math.Min(_slots.Length, other._slots.Length)).CopyTo(_slots);
        AnonymousContacts = other.AnonymousContacts;
        _contactInFrame = other._contactInFrame;
    }
}
