using Rdfwd.Input.Codes;
using Rdfwd.Input.State;

namespace Rdfwd.Input.Devices;

/// <summary>
/// Everything that the kernel says of an input device: identity, properties, all capability bits, axes, the repeat rate,
/// force-feedback capacity and the present state. A device created from it answers every EVIOCG* as the original does, as far as
/// uinput can (docs/input.md lists the rest). Filled by its maker and not changed afterwards.
/// </summary>
public sealed class DeviceDescription
{
    private readonly BitSet?[] _codes = new BitSet?[EventType.Count];
    private readonly AbsInfo[] _axes = new AbsInfo[EventType.CodeCount(EventType.Abs)];
    private DeviceState? _state;

    public DeviceDescription()
    {
        for (int type = 0; type < EventType.Count; type++)
        {
            if (EventType.CodeCount(type) is > 0 and int count)
                _codes[type] = new BitSet(count);
        }
    }

    public string Name { get; set; } = "";

    public string Phys { get; set; } = "";

    public string Uniq { get; set; } = "";

    public DeviceId Id { get; set; }

    /// <summary>INPUT_PROP_*.</summary>
    public BitSet Properties { get; } = new(Code.PropCount);

    /// <summary>EV_*; EV_SYN is always a member of a device read from the kernel.</summary>
    public BitSet Types { get; } = new(EventType.Count);

    /// <summary>How many force-feedback effects the device holds at once; 0 without force feedback.</summary>
    public int EffectsMax { get; set; }

    /// <summary>Milliseconds before the first repeat, or −1 when the device does not repeat by itself.</summary>
    public int RepeatDelayMs { get; set; } = -1;

    /// <summary>Milliseconds between repeats, or −1.</summary>
    public int RepeatPeriodMs { get; set; } = -1;

    /// <summary>The touch slots of protocol B; 0 for a device without ABS_MT_SLOT.</summary>
    public int SlotCount => Has(EventType.Abs, Code.AbsMtSlot) ? (int)Math.Clamp(Axis(Code.AbsMtSlot).Maximum + 1L, 0, InputLimits.Slots) : 0;

    /// <summary>Keys, switches, LEDs, sounds, axes and slots as they were when the device was read. Axes start from <see cref="Axis"/>.</summary>
    public DeviceState State => _state ??= new DeviceState(this);

    /// <summary>Whether the clone must leave out value 2 of EV_KEY, because the kernel makes its own repeats.</summary>
    public bool RepeatsItself => Types[EventType.Rep];

    /// <summary>The codes of a type; the empty set for a type that has none.</summary>
    public BitSet Codes(int type) => _codes[type] ?? Empty;

    private static BitSet Empty { get; } = new(0);

    public bool Has(int type, int code) => type < EventType.Count && _codes[type] is { } set && set[code];

    /// <summary>Adds a type and, unless the code is outside of the type's range, the code.</summary>
    public void Add(ushort type, ushort code)
    {
        Types[type] = true;
        Codes(type)[code] = true;
    }

    public AbsInfo Axis(int axis) => _axes[axis];

    /// <summary>Declares an axis. The present values must not have been asked for yet.</summary>
    public void AddAxis(ushort axis, AbsInfo info)
    {
        Add(EventType.Abs, axis);
        _axes[axis] = info;
    }

    /// <summary>Whether another device is the same as far as a clone is concerned: all but the present state and the place it is plugged in.</summary>
    public bool SameCapabilities(DeviceDescription other)
    {
        if (Name != other.Name || Uniq != other.Uniq || Id != other.Id || EffectsMax != other.EffectsMax
            || !Properties.SetEquals(other.Properties) || !Types.SetEquals(other.Types))
        {
            return false;
        }
        for (int type = 0; type < EventType.Count; type++)
        {
            if (_codes[type] is { } set && !set.SetEquals(other._codes[type]!))
                return false;
        }
        foreach (int axis in Codes(EventType.Abs).Members())
        {
            if (_axes[axis] with { Value = 0 } != other._axes[axis] with { Value = 0 })
                return false;
        }
        return true;
    }
}
