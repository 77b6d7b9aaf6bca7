namespace Rdfwd.Wire;

/// <summary>The number that starts each message (docs/protocol.md, "Messages"). A receiver skips numbers it does not know.</summary>
public enum MessageType : ushort
{
    Hello = 1,
    Open = 2,
    Opened = 3,
    Bye = 4,
    Ping = 5,
    Pong = 6,
    Request = 7,
    Response = 8,

    Screen = 20,
    Keymap = 21,
    Key = 22,
    Motion = 23,
    Button = 24,
    Focus = 25,
    ReleaseAll = 26,
    LockState = 27,
    ConfigureWindow = 28,
    SetWindowState = 29,
    CloseWindow = 30,
    SetFrameExtents = 31,
    RefreshWindow = 32,
    RaiseWindow = 33,
    PointerWarped = 34,
    DesktopSettings = 35,

    NewWindow = 40,
    WindowProperties = 41,
    MoveResizeWindow = 42,
    WindowGone = 43,
    WindowRaised = 44,
    Bell = 45,
    ActivateWindow = 46,
    BeginMoveResize = 47,
    CursorImage = 48,
    WindowList = 49,
    WarpPointer = 50,
    WindowShape = 51,
    FullScreenMonitors = 52,

    Frame = 60,
    FrameAck = 61,
    AskDecoder = 62,
    NearDecoder = 63,
    KeptWindow = 70,

    // 80 to 99: input devices (Rdfwd.Input).
    ClipboardOwner = 100,
    ClipboardGet = 101,
    ClipboardData = 102,
    ClipboardAck = 103,
    ClipboardEnd = 104,
    ClipboardCancel = 105,

    FileData = 110,
    FileAck = 111,
}
