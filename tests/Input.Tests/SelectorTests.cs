using Rdfwd.Input.Devices;
using Rdfwd.Input.Selecting;

namespace Rdfwd.Input.Tests;

public sealed class SelectorTests
{
    [Theory]
    [InlineData("kind:keyboard", true)]
    [InlineData("kind:mouse", false)]
    [InlineData("name:Plain*", true)]
    [InlineData("name:*usb k?yboard", true)]
    [InlineData("name:Plain", false)]
    [InlineData("id:046d:c31c", true)]
    [InlineData("id:046D:*", true)]
    [InlineData("id:046d:c31d", false)]
    [InlineData("/dev/input/event3", true)]
    [InlineData("event3", true)]
    [InlineData("path:/dev/input/event3", true)]
    [InlineData("/dev/input/event33", false)]
    [InlineData("all", true)]
    public void Matches_Keyboard_AsWritten(string text, bool expected) =>
        Assert.Equal(expected, Selector.Parse(text).Matches("/dev/input/event3", Devices.Load("keyboard-usb")));

    [Theory]
    [InlineData("keyboard", "keyboard-usb", "keyboard-at", "keyboard-norepeat")]
    [InlineData("mouse", "mouse-usb", "mouse-ps2", "mouse-hires-wheel", "qemu-usb-tablet")]
    [InlineData("touchpad", "touchpad-synaptics", "touchpad-bcm5974", "touchpad-magic", "touchpad-pressurepad", "touchpad-semi-mt")]
    [InlineData("touchscreen", "touchscreen-protocol-a", "touchscreen-protocol-b", "touchscreen-single", "touchscreen-fuzz")]
    [InlineData("tablet", "tablet-pen")]
    [InlineData("tablet-pad", "tablet-pad")]
    [InlineData("gamepad", "gamepad-xbox360", "gamepad-ps3", "gamepad-wii-remote")]
    [InlineData("joystick", "joystick")]
    [InlineData("pointing-stick", "pointing-stick")]
    [InlineData("switch", "switch-lid", "switch-jack")]
    [InlineData("buttons", "button-power")]
    [InlineData("accelerometer", "accelerometer")]
    [InlineData("remote", "remote-control")]
    [InlineData("other", "speaker")]
    public void Matches_EveryKind_TakesItsOwnAndNoOther(string kind, params string[] fixtures)
    {
        foreach (string fixture in fixtures)
        {
            string[] taken = [.. Enum.GetValues<DeviceKind>().Select(DeviceKinds.Name).Where(name => Selector.Parse("kind:" + name).Matches("/dev/input/event3", Devices.Load(fixture)))];
            Assert.Equal($"{fixture} {kind}", $"{fixture} {string.Join(", ", taken)}");
        }
    }

    [Theory]
    [InlineData("kind:toaster")]
    [InlineData("id:046d")]
    [InlineData("id:xyz:1")]
    [InlineData("id:12345:1")]
    [InlineData("serial:12")]
    [InlineData("")]
    public void Parse_WrongSelector_Throws(string text) => Assert.Equal(InputFailure.Usage, Assert.Throws<InputException>(() => Selector.Parse(text)).Reason);

    [Fact]
    public void Matches_Link_FollowsIt()
    {
        string directory = Directory.CreateTempSubdirectory().FullName;
        string link = Path.Combine(directory, "usb-keyboard");
        File.WriteAllText(Path.Combine(directory, "event3"), "");
        File.CreateSymbolicLink(link, Path.Combine(directory, "event3"));
        Assert.True(Selector.Parse(link).Matches(Path.Combine(directory, "event3"), Devices.Load("keyboard-usb")));
        Directory.Delete(directory, recursive: true);
    }
}
