using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;

namespace Rdfwd.Input.State;

/// <summary>Which events let go of everything that a device holds.</summary>
public static class Releases
{
    /// <summary>
    /// Adds the frames that lift every touch, release every key and button and bring the sticks, hats, triggers and pedals of a
    /// game controller to rest, each frame with its SYN_REPORT. Adds nothing when nothing is held.
    /// </summary>
    public static void Build(DeviceDescription device, DeviceState state, List<InputEvent> into)
    {
        int start = into.Count;
        for (int slot = 0; slot < state.SlotCount; slot++)
        {
            if (!state.IsTouching(slot))
                continue;
            into.Add(InputEvent.Abs(Code.AbsMtSlot, slot));
            into.Add(InputEvent.Abs(Code.AbsMtTrackingId, -1));
        }
        if (state.AnonymousContacts)
            into.Add(new(EventType.Syn, Code.SynMtReport, 0));
        for (int key = state.Keys.Next(0); key >= 0; key = state.Keys.Next(key + 1))
            into.Add(InputEvent.Key((ushort)key, 0));
        if (into.Count > start && device.Has(EventType.Abs, Code.AbsPressure) && state.Axis(Code.AbsPressure) > device.Axis(Code.AbsPressure).Minimum)
            into.Add(InputEvent.Abs(Code.AbsPressure, device.Axis(Code.AbsPressure).Minimum));
        if (DeviceKinds.Of(device) is DeviceKind.Gamepad or DeviceKind.Joystick)
        {
            for (int axis = device.Codes(EventType.Abs).Next(0); axis is >= 0 and <= Code.AbsHat3Y; axis = device.Codes(EventType.Abs).Next(axis + 1))
            {
                if (Rest(device, axis) is { } rest && IsAway(device.Axis(axis), state.Axis(axis), rest))
                    into.Add(InputEvent.Abs((ushort)axis, rest));
            }
        }
        if (into.Count > start)
            into.Add(InputEvent.Report);
    }

    // A throttle lever stays where a hand left it; it is not held.
    private static int? Rest(DeviceDescription device, int axis)
    {
        AbsInfo info = device.Axis(axis);
        int middle = (int)(((long)info.Minimum + info.Maximum) / 2);
        return axis switch
        {
            >= Code.AbsHat0X and <= Code.AbsHat3Y => 0,
            Code.AbsThrottle => null,
            Code.AbsGas or Code.AbsBrake => info.Minimum,
            Code.AbsZ or Code.AbsRz when info.Minimum >= 0 && device.Has(EventType.Abs, Code.AbsRx) => info.Minimum,
            _ when info.Minimum < 0 && info.Maximum > 0 => 0,
            _ => middle,
        };
    }

    private static bool IsAway(AbsInfo info, int value, int rest) => Math.Abs((long)value - rest) > Math.Max(info.Flat, ((long)info.Maximum - info.Minimum) / 16);
}
