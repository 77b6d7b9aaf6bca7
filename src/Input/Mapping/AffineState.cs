using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;

namespace Rdfwd.Input.Mapping;

/// <summary>Applies an <see cref="Affine"/> to the positions of one device: the single one and that of each touch. Pure.</summary>
internal sealed class AffineState
{
    private readonly Affine _affine;
    private readonly Surface? _single;
    private readonly Surface? _touch;
    private readonly (int X, int Y)[] _slots;
    private (int X, int Y) _point;
    private bool _pointMoved;
    private bool _touchMoved;
    private int _slot;

    public AffineState(Affine affine, DeviceDescription device)
    {
        _affine = affine;
        _single = Surface.Of(device, Code.AbsX, Code.AbsY);
        _touch = Surface.Of(device, Code.AbsMtPositionX, Code.AbsMtPositionY);
        _slots = new (int, int)[Math.Max(1, device.SlotCount)];
        _slot = Math.Clamp(device.SlotCount > 0 ? device.State.CurrentSlot : 0, 0, _slots.Length - 1);
        if (_single is not null)
            _point = (device.State.Axis(Code.AbsX), device.State.Axis(Code.AbsY));
        for (int slot = 0; slot < device.SlotCount && _touch is not null; slot++)
            _slots[slot] = (device.State.Slot(slot, Code.AbsMtPositionX), device.State.Slot(slot, Code.AbsMtPositionY));
    }

    /// <summary>Takes a position; its transformed one comes from <see cref="Flush"/>.</summary>
    public bool Take(InputEvent e)
    {
        if (e.Type != EventType.Abs)
            return false;
        switch (e.Code)
        {
            case Code.AbsX when _single is not null:
                _point.X = e.Value;
                _pointMoved = true;
                return true;
            case Code.AbsY when _single is not null:
                _point.Y = e.Value;
                _pointMoved = true;
                return true;
            case Code.AbsMtPositionX when _touch is not null:
                _slots[_slot].X = e.Value;
                _touchMoved = true;
                return true;
            case Code.AbsMtPositionY when _touch is not null:
                _slots[_slot].Y = e.Value;
                _touchMoved = true;
                return true;
            case Code.AbsMtSlot:
                _slot = Math.Clamp(e.Value, 0, _slots.Length - 1);
                return false;
            default:
                return false;
        }
    }

    /// <summary>Whether an event ends what is known of the present touch, so that <see cref="Flush"/> must come before it.</summary>
    public static bool EndsTouch(InputEvent e) => e is { Type: EventType.Abs, Code: Code.AbsMtSlot } or { Type: EventType.Syn, Code: Code.SynMtReport };

    public void Flush(List<InputEvent> into, bool frameEnds)
    {
        if (_touchMoved)
            Add(into, _touch!, _slots[_slot]);
        _touchMoved = false;
        if (frameEnds && _pointMoved)
            Add(into, _single!, _point);
        if (frameEnds)
            _pointMoved = false;
    }

    private void Add(List<InputEvent> into, Surface surface, (int X, int Y) point)
    {
        (double x, double y) = _affine.Apply(Surface.Part(surface.X, point.X), Surface.Part(surface.Y, point.Y));
        into.Add(InputEvent.Abs(surface.CodeX, Surface.Value(surface.X, x)));
        into.Add(InputEvent.Abs(surface.CodeY, Surface.Value(surface.Y, y)));
    }

    private sealed record Surface(ushort CodeX, AbsInfo X, ushort CodeY, AbsInfo Y)
    {
        public static Surface? Of(DeviceDescription device, ushort x, ushort y) =>
            device.Has(EventType.Abs, x) && device.Has(EventType.Abs, y) ? new(x, device.Axis(x), y, device.Axis(y)) : null;

        public static double Part(AbsInfo axis, int value) => axis.Maximum > axis.Minimum ? ((double)value - axis.Minimum) / ((double)axis.Maximum - axis.Minimum) : 0;

        public static int Value(AbsInfo axis, double part) =>
            (int)Math.Clamp(Math.Round(axis.Minimum + (part * ((double)axis.Maximum - axis.Minimum))), axis.Minimum, Math.Max(axis.Minimum, axis.Maximum));
    }
}
