namespace Rdfwd.Input.Devices;

/// <summary>What a device is to its user, as selectors (<c>kind:…</c>) and <c>input list</c> name it.</summary>
public enum DeviceKind
{
    Other,
    Keyboard,
    Mouse,
    Touchpad,
    Touchscreen,
    Tablet,
    TabletPad,
    Gamepad,
    Joystick,
    PointingStick,
    Switch,
    Buttons,
    Accelerometer,
    Remote,
}
