using Rdfwd.Input.Codes;

namespace Rdfwd.Input.Devices;

/// <summary>Tells a device's kind from its capabilities, by much the same signs as udev's input_id goes by.</summary>
public static class DeviceKinds
{
    public static DeviceKind Of(DeviceDescription device)
    {
        BitSet keys = device.Codes(EventType.Key);
        bool HasKey(int code) => keys[code];
        bool HasAbs(int code) => device.Has(EventType.Abs, code);
        bool HasRel(int code) => device.Has(EventType.Rel, code);
        bool position = (HasAbs(Code.AbsX) && HasAbs(Code.AbsY)) || (HasAbs(Code.AbsMtPositionX) && HasAbs(Code.AbsMtPositionY));

        if (device.Properties[Code.PropAccelerometer])
            return DeviceKind.Accelerometer;
        if (device.Properties[Code.PropPointingStick])
            return DeviceKind.PointingStick;
        if (HasKey(Code.BtnToolPen) || (HasKey(Code.BtnStylus) && position))
            return HasKey(Code.BtnToolPen) ? DeviceKind.Tablet : DeviceKind.TabletPad;
        // A pad of buttons, rings and strips has ABS_X and ABS_Y for form's sake; BTN_0 is its first button.
        if (HasKey(Code.BtnMisc) && HasKey(Code.BtnStylus))
            return DeviceKind.TabletPad;
        if (position && HasKey(Code.BtnToolFinger))
            return device.Properties[Code.PropDirect] ? DeviceKind.Touchscreen : DeviceKind.Touchpad;
        if (HasAnyKey(keys, Code.BtnSouth, Code.BtnThumbR))
            return DeviceKind.Gamepad;
        if (position && HasKey(Code.BtnTouch))
            return DeviceKind.Touchscreen;
        if (HasAbs(Code.AbsMtPositionX) && HasAbs(Code.AbsMtPositionY))
            return DeviceKind.Touchscreen;
        if (HasKey(Code.BtnLeft) && ((HasRel(Code.RelX) && HasRel(Code.RelY)) || position))
            return DeviceKind.Mouse;
        if (HasAnyKey(keys, Code.BtnTrigger, Code.BtnSouth - 1) || HasAnyKey(keys, Code.BtnTriggerHappy1, Code.BtnTriggerHappy1 + 39)
            || HasAnyKey(keys, Code.BtnDpadUp, Code.BtnDpadUp + 3))
        {
            return DeviceKind.Joystick;
        }
        if (HasRel(Code.RelX) && HasRel(Code.RelY))
            return DeviceKind.Mouse;
        if (HasKey(Code.KeyQ) && HasKey(Code.KeyA) && HasKey(Code.KeyEnter) && HasKey(Code.KeySpace))
            return DeviceKind.Keyboard;
        if (device.Types[EventType.Sw] && keys.Count < 4)
            return DeviceKind.Switch;
        if (keys.Count >= 10)
            return DeviceKind.Remote;
        return keys.IsEmpty ? DeviceKind.Other : DeviceKind.Buttons;
    }

    private static bool HasAnyKey(BitSet keys, int first, int last) => keys.Next(first) is >= 0 and int found && found <= last;

    /// <summary>The word of a selector, for example <c>tablet-pad</c>.</summary>
    public static string Name(DeviceKind kind) => kind switch
    {
        DeviceKind.TabletPad => "tablet-pad",
        DeviceKind.PointingStick => "pointing-stick",
        _ => kind.ToString().ToLowerInvariant(),
    };

    public static bool TryParse(string text, out DeviceKind kind)
    {
        foreach (DeviceKind candidate in Enum.GetValues<DeviceKind>())
        {
            if (Name(candidate) == text)
            {
                kind = candidate;
                return true;
            }
        }
        kind = DeviceKind.Other;
        return false;
    }
}
