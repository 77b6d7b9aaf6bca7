using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;
using Rdfwd.Input.Recording;
using Rdfwd.Input.Text;

namespace Rdfwd.Input.Tests;

public sealed class RecordingTests
{
    private const string Evemu =
        """
        # EVEMU 1.3
        # Kernel: 6.1
        N: Small # mouse
        I: 0003 046d c077 0111
        P: 01 00 00 00 00 00 00 00
        B: 00 07 00 00 00 00 00 00 00
        B: 01 00 00 00 00 00 00 00 00
        B: 01 00 00 00 00 00 00 00 00
        B: 01 00 00 00 00 00 00 00 00
        B: 01 00 00 00 00 00 00 00 00
        B: 01 00 00 07 00 00 00 00 00
        B: 02 03 01 00 00 00 00 00 00
        A: 28 0 255 1 2 3
        E: 10.000001 0002 0000 -5	# EV_REL / REL_X -5
        E: 10.000001 0000 0000 0000	# SYN_REPORT
        E: 10.250001 0001 0110 0001
        """;

    private const string Libinput =
        """
        # libinput record
        version: 1
        ndevices: 1
        libinput:
          version: "1.22.1"
        system:
          kernel: "6.1"
        devices:
        - node: /dev/input/event5
          evdev:
            # Name: Small pad
            name: "Small pad"
            id: [3, 1133, 49271, 273]
            codes:
              0: [0, 1, 2, 3, 4] # EV_SYN
              1: [272, 330] # EV_KEY
              3: [0, 1] # EV_ABS
            absinfo:
              0: [0, 100, 1, 2, 3]
              1: [-5, 5, 0, 0, 0]
            properties: [0, 2]
          hid: [
            0x05, 0x01
          ]
          udev:
            properties:
            - ID_INPUT=1
          quirks:
          events:
          # Current time is 12:00:00
          - evdev:
            - [  1, 500000,   3,   0,  17] # EV_ABS / ABS_X
            - [  1, 500000,   0,   0,   0]
          - evdev:
            - [  2,      0,   1, 330,   1]
        """;

    [Fact]
    public void Read_OwnRecording_IsWhatWasWritten()
    {
        using StringWriter text = new();
        RecordingWriter writer = new(text);
        DeviceDescription[] devices = [Devices.Load("gamepad-xbox360"), Devices.Load("touchscreen-touched")];
        writer.WriteDevices(devices);
        writer.WriteEvent(0, 5_000_000, InputEvent.Key(0x130, 1));
        writer.WriteEvent(0, 5_000_000, InputEvent.Report);
        writer.WriteEvent(1, 6_234_567, InputEvent.Abs(0x39, -1));
        DeviceRecording recording = RecordingReader.Read(text.ToString(), "test");
        Assert.Equal(devices.Select(DescriptionWriter.Write), recording.Devices.Select(DescriptionWriter.Write));
        Assert.Equal([new(0, 0, InputEvent.Key(0x130, 1)), new(0, 0, InputEvent.Report), new(1, 1_234_567, InputEvent.Abs(0x39, -1))], recording.Events);
    }

    [Fact]
    public void Read_Evemu_GivesDeviceAndEvents()
    {
        DeviceRecording recording = RecordingReader.Read(Evemu, "mouse.evemu");
        DeviceDescription device = Assert.Single(recording.Devices);
        Assert.Equal(("Small # mouse", new DeviceId(3, 0x46d, 0xc077, 0x111)), (device.Name, device.Id));
        Assert.Equal([0x110, 0x111, 0x112], device.Codes(EventType.Key).Members());
        Assert.Equal([0, 1, 8], device.Codes(EventType.Rel).Members());
        Assert.Equal(new AbsInfo(0, 0, 255, 1, 2, 3), device.Axis(0x28));
        Assert.True(device.Properties[0]);
        Assert.Equal([new(0, 0, InputEvent.Rel(0, -5)), new(0, 0, InputEvent.Report), new(0, 250_000, InputEvent.Key(0x110, 1))], recording.Events);
    }

    [Fact]
    public void Read_LibinputRecord_GivesDeviceAndEvents()
    {
        DeviceRecording recording = RecordingReader.Read(Libinput, "pad.yml");
        DeviceDescription device = Assert.Single(recording.Devices);
        Assert.Equal(("Small pad", new DeviceId(3, 1133, 49271, 273)), (device.Name, device.Id));
        Assert.Equal([272, 330], device.Codes(EventType.Key).Members());
        Assert.Equal(new AbsInfo(0, -5, 5), device.Axis(1));
        Assert.Equal([0, 2], device.Properties.Members());
        Assert.Equal([new(0, 0, InputEvent.Abs(0, 17)), new(0, 0, InputEvent.Report), new(0, 500_000, InputEvent.Key(330, 1))], recording.Events);
    }

    [Fact]
    public void Read_SomethingElse_SaysWhatItMayBe() =>
        Assert.Contains("evemu", Assert.Throws<InputException>(() => RecordingReader.Read("hello", "x")).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_AnyText_ThrowsNothingElse()
    {
        using StringWriter text = new();
        RecordingWriter writer = new(text);
        writer.WriteDevices([Devices.Load("mouse-usb")]);
        for (int i = 0; i < 10; i++)
            writer.WriteEvent(0, i * 1000, InputEvent.Rel(0, i));
        Fuzz.Text(changed => RecordingReader.Read(changed, "fuzz"), text.ToString());
        Fuzz.Text(changed => RecordingReader.Read(changed, "fuzz"), Evemu);
        Fuzz.Text(changed => RecordingReader.Read(changed, "fuzz"), Libinput);
    }
}
