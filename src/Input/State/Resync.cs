using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;

namespace Rdfwd.Input.State;

/// <summary>
/// The difference between what was forwarded and what is, as frames: after SYN_DROPPED (linux/Documentation/input/event-codes.rst),
/// after a device came back, and after it was left alone for a while.
/// </summary>
public static class Resync
{
    private const int MtFirst = Code.AbsMtTouchMajor;
    private const int MtLast = Code.AbsMtToolY;

    /// <summary>
    /// Adds the frames that lead from <paramref name="known"/> to <paramref name="actual"/>. A slot whose touch was replaced by
    /// another is lifted in a frame of its own first, so that no reader takes the two for one that jumped.
    /// </summary>
    public static void Difference(DeviceDescription device, DeviceState known, DeviceState actual, List<InputEvent> into)
    {
        int slot = known.CurrentSlot;
        int start = into.Count;
        for (int i = 0; i < known.SlotCount; i++)
        {
            if (!known.IsTouching(i) || known.Slot(i, Code.AbsMtTrackingId) == actual.Slot(i, Code.AbsMtTrackingId))
                continue;
            Select(i, ref slot, into);
            into.Add(InputEvent.Abs(Code.AbsMtTrackingId, -1));
        }
        Close(start, into);

        start = into.Count;
        Bits(EventType.Key, known.Keys, actual.Keys, into);
        Bits(EventType.Sw, known.Switches, actual.Switches, into);
        Bits(EventType.Led, known.Leds, actual.Leds, into);
        Bits(EventType.Snd, known.Sounds, actual.Sounds, into);
        BitSet axes = device.Codes(EventType.Abs);
        for (int axis = axes.Next(0); axis >= 0; axis = axes.Next(axis + 1))
        {
            bool plain = axis != Code.AbsMtSlot && !Code.IsMt(axis);
            if (plain && known.Axis(axis) != actual.Axis(axis))
                into.Add(InputEvent.Abs((ushort)axis, actual.Axis(axis)));
        }
        for (int i = 0; i < known.SlotCount; i++)
            Touch(i, axes, known, actual, ref slot, into);
        if (known.SlotCount > 0 && actual.CurrentSlot != slot && (uint)actual.CurrentSlot < (uint)known.SlotCount)
            into.Add(InputEvent.Abs(Code.AbsMtSlot, actual.CurrentSlot));
        Close(start, into);
    }

    private static void Touch(int index, BitSet axes, DeviceState known, DeviceState actual, ref int slot, List<InputEvent> into)
    {
        int id = actual.Slot(index, Code.AbsMtTrackingId);
        bool began = id >= 0 && id != known.Slot(index, Code.AbsMtTrackingId);
        if (began)
        {
            Select(index, ref slot, into);
            into.Add(InputEvent.Abs(Code.AbsMtTrackingId, id));
        }
        for (int axis = axes.Next(MtFirst); axis is >= 0 and <= MtLast; axis = axes.Next(axis + 1))
        {
            if (axis == Code.AbsMtTrackingId || known.Slot(index, axis) == actual.Slot(index, axis))
                continue;
            Select(index, ref slot, into);
            into.Add(InputEvent.Abs((ushort)axis, actual.Slot(index, axis)));
        }
    }

    private static void Select(int index, ref int slot, List<InputEvent> into)
    {
        if (slot == index)
            return;
        into.Add(InputEvent.Abs(Code.AbsMtSlot, index));
        slot = index;
    }

    private static void Bits(ushort type, BitSet known, BitSet actual, List<InputEvent> into)
    {
        for (int code = 0; code < known.Capacity; code++)
        {
            if (known[code] != actual[code])
                into.Add(new(type, (ushort)code, actual[code] ? 1 : 0));
        }
    }

    private static void Close(int start, List<InputEvent> into)
    {
        if (into.Count > start)
            into.Add(InputEvent.Report);
    }
}
