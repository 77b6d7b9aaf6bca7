using Microsoft.Extensions.Logging;
using Rdfwd.Display.X11;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Far;

/// <summary>
/// Input on a display that is somebody's: its keyboard map, locks and settings stay as they are. A viewer's key becomes the key that has the
/// same meaning there. Held keys repeat as that display repeats them.
/// </summary>
internal sealed unsafe class ShadowInput : InputInjector
{
    private const int MostUnknown = 64;

    private readonly ILogger _log;
    private readonly ViewerKeys _viewer = new();
    private readonly DisplayKeys _display;
    private readonly Strokes _strokes;
    private readonly HashSet<uint> _unknown = [];
    // Which key of the display each key of the viewer holds; those that are struck at once hold none.
    private readonly Dictionary<byte, byte> _holds = [];
    private readonly Dictionary<byte, KeyStroke> _struck = [];

    public ShadowInput(XConnection x, IFarScene scene, ILogger log)
        : base(x, scene, log)
    {
        _log = log;
        try
        {
            _display = new DisplayKeys(x);
            _strokes = new Strokes(x, _display, Held);
        }
        catch
        {
            x.Dispose();
            throw;
        }
    }

    public override void SetKeymap(Keymap keymap)
    {
        ReleaseAll();
        _viewer.SetKeymap(keymap);
    }

    public override void SetLocks(in LockState locks) => _viewer.SetLocks(locks);

    public override void ReleaseAll()
    {
        _holds.Clear();
        _struck.Clear();
        _viewer.Reset();
        base.ReleaseAll();
    }

    public override void Dispose()
    {
        _display.Dispose();
        base.Dispose();
        _viewer.Dispose();
    }

    protected override void Strike(in Key key)
    {
        switch (key.Action)
        {
            case KeyAction.Press:
                Press(key.Keycode);
                break;
            case KeyAction.Repeat:
                if (_struck.TryGetValue(key.Keycode, out KeyStroke stroke))
                    _strokes.Strike(stroke);
                break;
            default:
                Release(key.Keycode);
                break;
        }
    }

    // The owner's hand may have moved the pointer since: only the place counts.
    protected override void MoveTo(int x, int y)
    {
        x = Math.Clamp(x, 0, Scene.ScreenWidth - 1);
        y = Math.Clamp(y, 0, Scene.ScreenHeight - 1);
        xcb_test_fake_input(X.Handle, (byte)XCB_MOTION_NOTIFY, 0, XCB_CURRENT_TIME, X.Root, (short)x, (short)y, 0);
    }

    // Caps, Num and Scroll Lock, Shift Lock, and the keys that change the layout: the viewer's own keyboard has done that already.
    private static bool IsLock(uint keysym) => keysym is 0xffe5 or 0xff7f or 0xff14 or 0xffe6 or (>= 0xfe06 and <= 0xfe0f);

    private void Press(byte keycode)
    {
        Release(keycode);
        uint? meaning = _viewer.Press(keycode);
        if (meaning is 0 || (meaning is { } keysym && IsLock(keysym)))
            return;
        KeyStroke? found = meaning is { } wanted ? _display.Find(wanted, keycode) : new KeyStroke(keycode, null, null);
        if (found is not { } stroke)
        {
            if (_unknown.Count < MostUnknown && _unknown.Add(meaning ?? 0))
                _log.LogInformation("No key of {Display} makes the keysym 0x{Keysym:x}", X.DisplayName, meaning);
            return;
        }

        if (!stroke.IsPlain)
        {
            _struck[keycode] = stroke;
            _strokes.Strike(stroke);
            return;
        }

        _holds[keycode] = stroke.Keycode;
        if (!Held.PressKey(stroke.Keycode))
            Fake(XCB_KEY_RELEASE, stroke.Keycode);
        Fake(XCB_KEY_PRESS, stroke.Keycode);
    }

    private void Release(byte keycode)
    {
        _viewer.Release(keycode);
        _struck.Remove(keycode);
        if (_holds.Remove(keycode, out byte held) && !_holds.ContainsValue(held) && Held.ReleaseKey(held))
            Fake(XCB_KEY_RELEASE, held);
    }
}
