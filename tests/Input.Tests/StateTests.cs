using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;
using Rdfwd.Input.State;

namespace Rdfwd.Input.Tests;

public sealed class StateTests
{
    [Fact]
    public void Releases_NothingHeld_AreNone() => Assert.Empty(ReleasesOf("keyboard-usb"));

    [Fact]
    public void Releases_Keys_AreReleasedInOneFrame() =>
        Assert.Equal([InputEvent.Key(30, 0), InputEvent.Key(48, 0), InputEvent.Report], ReleasesOf("keyboard-usb", InputEvent.Key(48, 1), InputEvent.Key(30, 1)));

    [Fact]
    public void Releases_Touches_AreLiftedSlotBySlot() => Assert.Equal(
        [InputEvent.Abs(0x2f, 0), InputEvent.Abs(0x39, -1), InputEvent.Abs(0x2f, 4), InputEvent.Abs(0x39, -1), InputEvent.Key(0x14a, 0), InputEvent.Report],
        ReleasesOf("touchscreen-protocol-b", InputEvent.Abs(0x39, 1), InputEvent.Abs(0x2f, 4), InputEvent.Abs(0x39, 2), InputEvent.Key(0x14a, 1)));

    [Fact]
    public void Releases_ProtocolA_EndInAnEmptyContactList() => Assert.Equal(
        [new(0, 2, 0), InputEvent.Report],
        ReleasesOf("touchscreen-protocol-a", InputEvent.Abs(0x35, 5), new(0, 2, 0), InputEvent.Report));

    [Fact]
    public void Releases_Pad_BringsSticksHatsAndTriggersToRest() => Assert.Equal(
        [InputEvent.Abs(0, 0), InputEvent.Abs(2, 0), InputEvent.Abs(0x10, 0), InputEvent.Report],
        ReleasesOf("gamepad-xbox360", InputEvent.Abs(0, 30000), InputEvent.Abs(1, 40), InputEvent.Abs(2, 255), InputEvent.Abs(0x10, 1)));

    [Fact]
    public void Releases_Throttle_StaysWhereItIs() => Assert.DoesNotContain(ReleasesOf("joystick", InputEvent.Abs(6, 255), InputEvent.Key(0x120, 1)), e => e.Code == 6 && e.Type == EventType.Abs);

    [Fact]
    public void Apply_CodesThatTheDeviceLacks_AreIgnored()
    {
        DeviceState state = new(Devices.Load("mouse-ps2"));
        state.Apply(InputEvent.Key(30, 1));
        Assert.False(state.HoldsAnything);
    }

    [Fact]
    public void Apply_SlotOutsideOfTheDevice_HoldsNothing()
    {
        DeviceState state = new(Devices.Load("touchscreen-protocol-b"));
        state.Apply(InputEvent.Abs(0x2f, 50));
        state.Apply(InputEvent.Abs(0x39, 1));
        Assert.False(state.HoldsAnything);
    }

    [Fact]
    public void Difference_ReplacedTouch_IsLiftedInAFrameOfItsOwn()
    {
        DeviceDescription device = Devices.Load("touchscreen-protocol-b");
        DeviceState known = With(device, InputEvent.Abs(0x39, 5), InputEvent.Abs(0x35, 10), InputEvent.Abs(0x36, 20));
        DeviceState actual = With(device, InputEvent.Abs(0x39, 6), InputEvent.Abs(0x35, 70), InputEvent.Abs(0x36, 20));
        Assert.Equal([InputEvent.Abs(0x39, -1), InputEvent.Report, InputEvent.Abs(0x39, 6), InputEvent.Abs(0x35, 70), InputEvent.Report], Between(device, known, actual));
    }

    [Fact]
    public void Difference_AppliedToTheKnownState_GivesTheActualOne()
    {
        Random random = new(3);
        foreach (string name in (string[])["keyboard-usb", "touchscreen-protocol-b", "touchpad-bcm5974", "gamepad-xbox360", "switch-jack", "speaker", "keyboard-all-codes"])
        {
            DeviceDescription device = Devices.Load(name);
            for (int round = 0; round < 200; round++)
            {
                DeviceState known = Random(device, random);
                DeviceState actual = Random(device, random);
                foreach (InputEvent e in Between(device, known, actual))
                    known.Apply(e);
                Assert.Empty(Between(device, known, actual));
            }
        }
    }

    [Fact]
    public void Releases_AfterAnyEvents_LeaveNothingHeld()
    {
        Random random = new(5);
        foreach (string name in (string[])["keyboard-usb", "touchscreen-protocol-b", "touchscreen-protocol-a", "tablet-pen", "gamepad-ps3", "keyboard-all-codes"])
        {
            DeviceDescription device = Devices.Load(name);
            for (int round = 0; round < 200; round++)
            {
                DeviceState state = Random(device, random);
                List<InputEvent> releases = [];
                Releases.Build(device, state, releases);
                foreach (InputEvent e in releases)
                    state.Apply(e);
                Assert.False(state.HoldsAnything);
                releases.Clear();
                Releases.Build(device, state, releases);
                Assert.Empty(releases);
            }
        }
    }

    private static DeviceState Random(DeviceDescription device, Random random)
    {
        DeviceState state = new(device);
        (ushort Type, ushort Code)[] codes = [.. new ushort[] { 1, 3, 5, 0x11, 0x12 }.SelectMany(type => device.Codes(type).Members().Select(code => (type, (ushort)code)))];
        for (int i = random.Next(60); i > 0; i--)
        {
            (ushort type, ushort code) = codes[random.Next(codes.Length)];
            int value = type == EventType.Abs ? random.Next(-1, 12) : random.Next(2);
            state.Apply(new(type, code, code == Code.AbsMtSlot && type == EventType.Abs ? Math.Max(0, value) : value));
            if (random.Next(4) == 0)
                state.Apply(InputEvent.Report);
        }
        state.Apply(InputEvent.Report);
        return state;
    }

    private static List<InputEvent> Between(DeviceDescription device, DeviceState known, DeviceState actual)
    {
        List<InputEvent> frames = [];
        Resync.Difference(device, known, actual, frames);
        return frames;
    }

    private static DeviceState With(DeviceDescription device, params InputEvent[] events)
    {
        DeviceState state = new(device);
        foreach (InputEvent e in events)
            state.Apply(e);
        return state;
    }

    private static List<InputEvent> ReleasesOf(string name, params InputEvent[] events)
    {
        DeviceDescription device = Devices.Load(name);
        List<InputEvent> releases = [];
        Releases.Build(device, With(device, events), releases);
        return releases;
    }
}
