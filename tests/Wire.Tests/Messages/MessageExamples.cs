using Rdfwd.Wire.Messages;

namespace Rdfwd.Wire.Tests.Messages;

/// <summary>One message of every type: those that docs/protocol.md shows.</summary>
internal static class MessageExamples
{
    private static readonly WindowId Window = new(0x400007);

    public static WindowPropertySet AllProperties => new()
    {
        Title = "user@host: ~",
        IconTitle = "xterm",
        Instance = "xterm",
        ClassName = "XTerm",
        Hints = new SizeHints(0x350, 16, 17, 0, 0, 6, 13, 4, 4, 0, 0, 0, 0, 1),
        Type = WindowType.Dialog,
        TransientFor = new WindowId(0x400001),
        States = WindowStates.MaximizedVertically | WindowStates.Focused,
        Role = "main",
        Icon = new WindowIcon(1, 1, [0x10, 0x20, 0x30, 0xff]),
        Opacity = 0xffffffff,
        Group = new WindowId(0x400001),
        Decorations = 1,
        Pid = 4711,
        ClientMachine = "host",
        Protocols = WindowProtocols.DeleteWindow | WindowProtocols.TakeFocus,
        SessionId = "10af",
    };

    public static IReadOnlyList<MessageExample> All { get; } =
    [
        MessageExample.Of(new Hello(1, 0, "rdfwd 0.1.0", Roles.Attach, new Dictionary<string, string> { ["host"] = "laptop" })),
        MessageExample.Of(new Open("attach", ":7", new Dictionary<string, string[]> { ["child"] = ["xterm"], ["env"] = ["A=1", "B=2"] })),
        MessageExample.Of(new Opened(":7", "work", "4f2c8a9e-52f0-4c1b-9a53-0d9be3f1a1c2", true, "rdfwd 0.1.0", false)),
        MessageExample.Of(new Bye(DisconnectReason.TakenOver, "Taken over by anna@laptop.")),
        MessageExample.Of(new Ping(1_000_000)),
        MessageExample.Of(new Pong(1_000_000, 77_000_000_000)),
        MessageExample.Of(new Request(3, "info", new Dictionary<string, string[]>())),
        MessageExample.Of(new Response(3, 0, "{}", [])),
        MessageExample.Of(new Remark("xterm ended")),
        MessageExample.Of(new Screen(1920, 1080, 96, 59_951, [new ScreenMonitor(0, 0, 1920, 1080, 527, 296, "DP-1")], new ScreenRectangle(0, 27, 1920, 1053))),
        MessageExample.Of(new Keymap("evdev", "pc105", "us,ru", ",", "grp:caps_toggle", "")),
        MessageExample.Of(new Key(new InputSequence(7), 38, KeyAction.Press)),
        MessageExample.Of(new Motion(new InputSequence(300), Window, -5, 1000)),
        MessageExample.Of(new Button(new InputSequence(301), Window, 1, true, 20, 30, 5000)),
        MessageExample.Of(new Focus(Window)),
        MessageExample.Of(new ReleaseAll()),
        MessageExample.Of(new LockState(2, 1)),
        MessageExample.Of(new ConfigureWindow(Window, 9, -10, 20, 640, 480, GeometryParts.Position)),
        MessageExample.Of(new SetWindowState(Window, WindowStates.Minimized)),
        MessageExample.Of(new CloseWindow(Window)),
        MessageExample.Of(new SetFrameExtents(Window, 1, 1, 24, 1)),
        MessageExample.Of(new RefreshWindow(Window)),
        MessageExample.Of(new RaiseWindow(Window)),
        MessageExample.Of(new PointerWarped(3)),
        MessageExample.Of(new DesktopSettings(new Dictionary<string, int> { ["Xft/DPI"] = 98_304 }, new Dictionary<string, string> { ["Net/ThemeName"] = "Adwaita" })),
        MessageExample.Of(new CommittedText(new InputSequence(302), "한글")),
        MessageExample.Of(new NewWindow(Window, 10, 20, 640, 480, false, AllProperties, 9)),
        MessageExample.Of(new WindowProperties(Window, new WindowPropertySet { Title = "vi" })),
        MessageExample.Of(new MoveResizeWindow(Window, 9, 10, 20, 800, 600, GeometryParts.Size)),
        MessageExample.Of(new WindowGone(Window)),
        MessageExample.Of(new WindowRaised(Window)),
        MessageExample.Of(new Bell(-50, 400, 100)),
        MessageExample.Of(new ActivateWindow(Window)),
        MessageExample.Of(new BeginMoveResize(Window, 300, 12, 8, 1)),
        MessageExample.Of(new WindowList([new WindowId(0x400001), Window])),
        MessageExample.Of(new CursorImage(12, "left_ptr", 1, 1, 2, 1, [1, 2, 3, 255, 0, 0, 0, 0], Window)),
        MessageExample.Of(new WarpPointer(3, -300, 20)),
        MessageExample.Of(new WindowShape(Window, ShapeKind.Bounding, true, [new ScreenRectangle(0, 0, 10, 5), new ScreenRectangle(-2, 5, 14, 3)])),
        MessageExample.Of(new FullScreenMonitors(Window, 0, 0, 0, 1)),
        MessageExample.Of(new AskWindowState(Window, StateAction.Add, WindowStates.FullScreen | WindowStates.Above)),
        MessageExample.Of(new KeptWindow(Window, 33, 5, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16])),
        MessageExample.OfFrame(
            new FrameHeader(Window, new FrameId(5), 640, 480, new InputSequence(7), FrameFlags.Exact, 1_000_000, 1_000_800, 1_001_500),
            [
                new FrameRect(0, 0, 640, 467, RectCodec.Copy, (0 << 16) | 13, 0),
                new FrameRect(0, 467, 600, 13, RectCodec.Solid, 0xff0000, 0),
                new FrameRect(600, 467, 1, 1, RectCodec.Raw, 0, 3),
            ],
            [1, 2, 3]),
        MessageExample.Of(default(AskDecoder)),
        MessageExample.Of(new NearDecoder("h264", "It works.", [new CodecTried("h264_qsv", false, "None here."), new CodecTried("h264", true, "Good.")])),
        MessageExample.Of(new ClipboardOwner(ClipboardSelection.Primary, 3, 2)),
        MessageExample.Of(new ClipboardGet(9, ClipboardSelection.Clipboard, 3, "text/html")),
        MessageExample.Of(new ClipboardData(9, 70_000, "text/html", 8, [0x3c, 0x62, 0x3e])),
        MessageExample.Of(new ClipboardAck(9, 70_003, 65_536)),
        MessageExample.Of(new ClipboardEnd(9, ClipboardOutcome.Done)),
        MessageExample.Of(new ClipboardCancel(9)),
        MessageExample.Of(new FileData(3, 70_000, [1, 2, 3])),
        MessageExample.Of(new FileAck(3, 70_003, true)),
        MessageExample.Of(new FileEnd(3, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31])),
        MessageExample.Of(new Notification(7, "backup", "Done", "<b>3</b> files", [new NotificationChoice("default", "Show")], 1, -1, NotificationFlags.Transient, "transfer.complete", "drive-harddisk", new NotificationImage(1, 1, [1, 2, 3, 255]))),
        MessageExample.Of(new NotificationClosed(7, 2)),
        MessageExample.Of(new NotificationAction(7, "default")),
        MessageExample.Of(new NotificationList([7, 9])),
        MessageExample.Of(new OpenLink(3, "https://example.org/")),
        MessageExample.Of(new LinkOpened(3, LinkOutcome.Refused, "links are not opened here")),
        MessageExample.Of(new OpenFile(4, "report.pdf", 70_003, "0123456789abcdef", true)),
        MessageExample.Of(new FileWanted(4, 65_536)),
        MessageExample.Of(new Inhibit(true, "mpv: playing")),
        MessageExample.Of(new NearServices("shown by dunst 1.9", ["actions", "body"], "")),
        MessageExample.Of(new FrameAck(Window, new FrameId(5), 2_000_000, 2_000_900, 2_001_400, FrameResult.Shown)),
    ];

    /// <summary>Names, for theories.</summary>
    public static TheoryData<string> Names => [.. All.Select(example => example.Name)];

    public static MessageExample Named(string name) => All.Single(example => example.Name == name);
}
