using System.Globalization;
using System.Text;
using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;
using Rdfwd.Input.State;

namespace Rdfwd.Input.Text;

/// <summary>
/// A <see cref="DeviceDescription"/> as text, one fact a line, in a fixed order, so that two of them can be compared with diff. State
/// stands behind its code (<c>key KEY_A down</c>). <see cref="DescriptionReader"/> reads it back.
/// </summary>
public static class DescriptionWriter
{
    public static string Write(DeviceDescription device)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"name {Quoted.Write(device.Name)}\n");
        if (device.Phys.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"phys {Quoted.Write(device.Phys)}\n");
        if (device.Uniq.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"uniq {Quoted.Write(device.Uniq)}\n");
        DeviceId id = device.Id;
        text.Append(CultureInfo.InvariantCulture, $"id {CodeNames.Bus(id.Bus)} {id.Vendor:x4} {id.Product:x4} {id.Version:x4}\n");
        foreach (int property in device.Properties.Members())
            text.Append(CultureInfo.InvariantCulture, $"property {CodeNames.Property(property)}\n");
        foreach (int type in device.Types.Members())
        {
            text.Append(CultureInfo.InvariantCulture, $"type {CodeNames.Type(type)}\n");
            if (type != EventType.Abs)
                WriteCodes(text, device, type);
            else
                WriteAxes(text, device);
        }
        if (device.RepeatDelayMs >= 0)
            text.Append(CultureInfo.InvariantCulture, $"repeat {device.RepeatDelayMs} {device.RepeatPeriodMs}\n");
        if (device.EffectsMax > 0)
            text.Append(CultureInfo.InvariantCulture, $"effects {device.EffectsMax}\n");
        WriteSlots(text, device);
        return text.ToString();
    }

    private static void WriteCodes(StringBuilder text, DeviceDescription device, int type)
    {
        DeviceState state = device.State;
        BitSet? on = type switch
        {
            EventType.Key => state.Keys,
            EventType.Sw => state.Switches,
            EventType.Led => state.Leds,
            EventType.Snd => state.Sounds,
            _ => null,
        };
        string mark = type == EventType.Key ? " down" : " on";
        foreach (int code in device.Codes(type).Members())
            text.Append(CultureInfo.InvariantCulture, $"code {CodeNames.Type(type)} {CodeNames.Code(type, code)}{(on?[code] == true ? mark : "")}\n");
    }

    private static void WriteAxes(StringBuilder text, DeviceDescription device)
    {
        foreach (int axis in device.Codes(EventType.Abs).Members())
        {
            AbsInfo info = device.Axis(axis);
            int value = device.State.SlotCount > 0 && Code.IsMt(axis) ? info.Value : device.State.Axis(axis);
            text.Append(CultureInfo.InvariantCulture, $"axis {CodeNames.Code(EventType.Abs, axis)} value {value} min {info.Minimum} max {info.Maximum} fuzz {info.Fuzz} flat {info.Flat} resolution {info.Resolution}\n");
        }
    }

    private static void WriteSlots(StringBuilder text, DeviceDescription device)
    {
        DeviceState state = device.State;
        for (int slot = 0; slot < state.SlotCount; slot++)
        {
            foreach (int axis in device.Codes(EventType.Abs).Members().Where(Code.IsMt))
            {
                int rest = axis == Code.AbsMtTrackingId ? -1 : 0;
                if (state.Slot(slot, axis) != rest)
                    text.Append(CultureInfo.InvariantCulture, $"slot {slot} {CodeNames.Code(EventType.Abs, axis)} {state.Slot(slot, axis)}\n");
            }
        }
    }
}
