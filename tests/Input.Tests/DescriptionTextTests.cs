using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;
using Rdfwd.Input.Text;

namespace Rdfwd.Input.Tests;

public sealed class DescriptionTextTests
{
    public static TheoryData<string> Names => Devices.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Write_AfterRead_GivesTheSameTextAgain(string name)
    {
        string once = DescriptionWriter.Write(Devices.Load(name));
        string twice = DescriptionWriter.Write(DescriptionReader.Parse(once, name));
        Assert.Equal(once, twice);
    }

    [Fact]
    public void Names_AreAtLeast25Kinds() => Assert.True(Names.Count >= 25);

    [Fact]
    public void Write_Keyboard_NamesCodesAndState()
    {
        DeviceDescription device = Devices.Load("switch-lid");
        Assert.Contains("code EV_SW SW_LID on\n", DescriptionWriter.Write(device), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name unquoted")]
    [InlineData("name \"half")]
    [InlineData("id BUS_USB 1 2")]
    [InlineData("id BUS_NONE 0001 0002 0003")]
    [InlineData("code EV_KEY KEY_NOTHING")]
    [InlineData("code EV_KEY KEY_B..KEY_A")]
    [InlineData("code EV_KEY 0x300")]
    [InlineData("axis ABS_X value 0 min 0")]
    [InlineData("slot 100 ABS_MT_TRACKING_ID 1")]
    [InlineData("slot 0 ABS_X 1")]
    [InlineData("colour red")]
    public void Parse_WrongLine_NamesFileAndLine(string line)
    {
        InputException exception = Assert.Throws<InputException>(() => DescriptionReader.Parse("# first\n" + line, "pad.txt"));
        Assert.Contains("pad.txt, line 2", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_QuotedName_KeepsQuotesAndControls()
    {
        DeviceDescription device = new() { Name = "a \"b\" \\ \n c" };
        Assert.Equal(device.Name, DescriptionReader.Parse(DescriptionWriter.Write(device), "x").Name);
    }

    [Fact]
    public void Parse_AnyText_ThrowsNothingElse() => Fuzz.Text(text => DescriptionReader.Parse(text, "fuzz"), DescriptionWriter.Write(Devices.Load("tablet-pen")));

    [Fact]
    public void Kind_OfEachFixture_IsWhatItsNameSays()
    {
        foreach ((string name, DeviceKind kind) in new Dictionary<string, DeviceKind>
        {
            ["keyboard-usb"] = DeviceKind.Keyboard,
            ["mouse-usb"] = DeviceKind.Mouse,
            ["qemu-usb-tablet"] = DeviceKind.Mouse,
            ["pointing-stick"] = DeviceKind.PointingStick,
            ["touchpad-synaptics"] = DeviceKind.Touchpad,
            ["touchpad-magic"] = DeviceKind.Touchpad,
            ["touchscreen-protocol-a"] = DeviceKind.Touchscreen,
            ["touchscreen-protocol-b"] = DeviceKind.Touchscreen,
            ["touchscreen-single"] = DeviceKind.Touchscreen,
            ["tablet-pen"] = DeviceKind.Tablet,
            ["tablet-pad"] = DeviceKind.TabletPad,
            ["gamepad-xbox360"] = DeviceKind.Gamepad,
            ["gamepad-ps3"] = DeviceKind.Gamepad,
            ["joystick"] = DeviceKind.Joystick,
            ["wheel-force"] = DeviceKind.Joystick,
            ["accelerometer"] = DeviceKind.Accelerometer,
            ["switch-lid"] = DeviceKind.Switch,
            ["button-power"] = DeviceKind.Buttons,
            ["remote-control"] = DeviceKind.Remote,
        })
        {
            Assert.Equal((name, kind), (name, DeviceKinds.Of(Devices.Load(name))));
        }
    }

    [Fact]
    public void Code_Names_AgreeWithTheHeader()
    {
        foreach (string line in File.ReadLines("/usr/include/linux/input-event-codes.h"))
        {
            string[] words = line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words is not ["#define", var name, var number, ..] || !CodeNames.TryNumber(number, 0xffff, out ushort value))
                continue;
            if (CodeNames.TryAnyCode(name, out _, out ushort code))
                Assert.Equal((name, value), (name, code));
        }
        Assert.Equal("KEY_A", CodeNames.Code(EventType.Key, 30));
        Assert.Equal("BTN_LEFT", CodeNames.Code(EventType.Key, 0x110));
        Assert.Equal("0x2ff", CodeNames.Code(EventType.Key, 0x2ff));
    }
}
