using Rdfwd.Input.Codes;

namespace Rdfwd.Input.Devices;

/// <summary>Copies descriptions, to add to them.</summary>
public static class DescriptionCopy
{
    /// <summary>Everything but the present state.</summary>
    public static DeviceDescription Of(DeviceDescription original)
    {
        DeviceDescription copy = new()
        {
            Name = original.Name,
            Phys = original.Phys,
            Uniq = original.Uniq,
            Id = original.Id,
            EffectsMax = original.EffectsMax,
            RepeatDelayMs = original.RepeatDelayMs,
            RepeatPeriodMs = original.RepeatPeriodMs,
        };
        copy.Properties.CopyFrom(original.Properties);
        copy.Types.CopyFrom(original.Types);
        for (int type = 0; type < EventType.Count; type++)
        {
            if (EventType.CodeCount(type) > 0)
                copy.Codes(type).CopyFrom(original.Codes(type));
        }
        foreach (int axis in original.Codes(EventType.Abs).Members())
            copy.AddAxis((ushort)axis, original.Axis(axis));
        return copy;
    }
}
