using Rdfwd.Display.X11;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Far;

/// <summary>
/// Strikes keys of a display with other modifiers than are down: they are put right before and put back after. Only what this viewer holds
/// can be let go of. Borrows all that it is given; one thread.
/// </summary>
internal sealed unsafe class Strokes
{
    private readonly XConnection _x;
    private readonly DisplayKeys _keys;
    private readonly HeldInputs _held;

    public Strokes(XConnection x, DisplayKeys keys, HeldInputs held)
    {
        _x = x;
        _keys = keys;
        _held = held;
    }

    public void Strike(in KeyStroke stroke)
    {
        List<byte> pressed = [], released = [];
        Plan(stroke.Shift, [_keys.KeyOf(DisplayKeys.ShiftLeft), _keys.KeyOf(DisplayKeys.ShiftRight)], pressed, released);
        Plan(stroke.Level3, [_keys.KeyOf(DisplayKeys.Level3Shift)], pressed, released);
        foreach (byte key in released)
            Fake(XCB_KEY_RELEASE, key);
        foreach (byte key in pressed)
            Fake(XCB_KEY_PRESS, key);
        Fake(XCB_KEY_PRESS, stroke.Keycode);
        Fake(XCB_KEY_RELEASE, stroke.Keycode);
        foreach (byte key in pressed)
            Fake(XCB_KEY_RELEASE, key);
        foreach (byte key in released)
            Fake(XCB_KEY_PRESS, key);
    }

    /// <summary>Presses or releases keys that the viewer holds, for a moment: it still counts as holding them.</summary>
    public void Fake(int type, byte keycode) => xcb_test_fake_input(_x.Handle, (byte)type, keycode, XCB_CURRENT_TIME, 0, 0, 0, 0);

    private void Plan(bool? wanted, ReadOnlySpan<byte> keys, List<byte> pressed, List<byte> released)
    {
        if (wanted == true)
        {
            pressed.Add(keys[0]);
            return;
        }

        foreach (byte key in keys)
        {
            if (wanted == false && key != 0 && _held.IsKeyHeld(key))
                released.Add(key);
        }
    }
}
