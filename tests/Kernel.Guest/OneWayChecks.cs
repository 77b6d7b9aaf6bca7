using Rdfwd.Input.Evdev;
using Rdfwd.Input.Uinput;
using Rdfwd.Interop.Evdev;

namespace Rdfwd.Kernel.Guest;

/// <summary>What the pipe without a way back says and does when programs write to a clone.</summary>
public static class OneWayChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("one-way/a-pipe-says-what-it-cannot-bring-back", PipeSaysSo),
    ];

    private static void PipeSaysSo()
    {
        using UinputDevice keyboard = Fixtures.Plug("keyboard-usb");
        using UinputDevice mouse = Fixtures.Plug("mouse-usb");
        using UinputDevice pad = Fixtures.Plug("gamepad-xbox360");
        using PadHardware hardware = new(pad);
        using Pipeline pipeline = Pipeline.Start($"-G {mouse.EventNode} -G {keyboard.EventNode} -G {pad.EventNode}");
        using EvdevDevice clone = pipeline.Clone(pad);
        pipeline.Creator.WaitForError($"no way back: force feedback of \"{pad.Description.Name}\" cannot reach the real device");
        pipeline.Creator.WaitForError($"no way back: LEDs and the repeat rate of \"{keyboard.Description.Name}\" cannot reach the real device; `rdfwd input connect`");
        Wait.True(!pipeline.Creator.Errors.Contains($"of \"{mouse.Description.Name}\" cannot", StringComparison.Ordinal), $"the mouse lacks nothing: {pipeline.Creator.Errors}");
        ff_effect effect = new() { type = 0x50, id = -1, replay_length = 500 };
        Wait.True(clone.UploadEffect(ref effect) >= 0, "the clone takes an effect all the same");
        Wait.Equal(0, hardware.Log.Count, "what reached the real pad");
    }
}
