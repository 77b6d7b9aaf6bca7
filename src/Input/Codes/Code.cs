namespace Rdfwd.Input.Codes;

/// <summary>The event codes that decisions depend on (linux/input-event-codes.h). All others are known by name only.</summary>
public static class Code
{
    public const ushort SynReport = 0;
    public const ushort SynMtReport = 2;
    public const ushort SynDropped = 3;

    public const ushort KeyEsc = 1;
    public const ushort KeyQ = 16;
    public const ushort KeyEnter = 28;
    public const ushort KeyA = 30;
    public const ushort KeySpace = 57;
    public const ushort BtnMisc = 0x100;
    public const ushort BtnLeft = 0x110;
    public const ushort BtnTask = 0x117;
    public const ushort BtnTrigger = 0x120;
    public const ushort BtnSouth = 0x130;
    public const ushort BtnThumbR = 0x13e;
    public const ushort BtnToolPen = 0x140;
    public const ushort BtnToolFinger = 0x145;
    public const ushort BtnTouch = 0x14a;
    public const ushort BtnStylus = 0x14b;
    public const ushort BtnToolQuintTap = 0x148;
    public const ushort BtnToolDoubleTap = 0x14d;
    public const ushort BtnToolQuadTap = 0x14f;
    public const ushort BtnDpadUp = 0x220;
    public const ushort BtnTriggerHappy1 = 0x2c0;

    public const ushort RelX = 0;
    public const ushort RelY = 1;
    public const ushort RelHWheel = 6;
    public const ushort RelWheel = 8;

    public const ushort AbsX = 0x00;
    public const ushort AbsY = 0x01;
    public const ushort AbsZ = 0x02;
    public const ushort AbsRx = 0x03;
    public const ushort AbsRy = 0x04;
    public const ushort AbsRz = 0x05;
    public const ushort AbsThrottle = 0x06;
    public const ushort AbsGas = 0x09;
    public const ushort AbsBrake = 0x0a;
    public const ushort AbsHat0X = 0x10;
    public const ushort AbsHat3Y = 0x17;
    public const ushort AbsPressure = 0x18;
    public const ushort AbsMtSlot = 0x2f;
    public const ushort AbsMtTouchMajor = 0x30;
    public const ushort AbsMtPositionX = 0x35;
    public const ushort AbsMtPositionY = 0x36;
    public const ushort AbsMtTrackingId = 0x39;
    public const ushort AbsMtPressure = 0x3a;
    public const ushort AbsMtToolY = 0x3d;

    public const ushort MscPulseLed = 1;
    public const ushort MscScan = 4;

    public const ushort RepDelay = 0;
    public const ushort RepPeriod = 1;

    public const ushort FfCustom = 0x5d;
    public const ushort FfGain = 0x60;
    public const ushort FfAutocenter = 0x61;

    public const ushort UiFfUpload = 1;
    public const ushort UiFfErase = 2;

    public const int PropPointer = 0;
    public const int PropDirect = 1;
    public const int PropButtonpad = 2;
    public const int PropPointingStick = 5;
    public const int PropAccelerometer = 6;

    /// <summary>INPUT_PROP_CNT.</summary>
    public const int PropCount = 0x20;

    /// <summary>Whether <paramref name="axis"/> belongs to a touch slot (ABS_MT_TOUCH_MAJOR to ABS_MT_TOOL_Y); ABS_MT_SLOT itself does not.</summary>
    public static bool IsMt(int axis) => axis is >= AbsMtTouchMajor and <= AbsMtToolY;
}
