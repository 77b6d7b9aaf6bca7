using Rdfwd.Input.Codes;
using Rdfwd.Input.Evdev;
using Rdfwd.Input.Uinput;

namespace Rdfwd.Kernel.Guest;

/// <summary>The example rules, recordings and the small commands, end to end.</summary>
public static class MapChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("map/arrows-move-the-pointer", ArrowsMoveThePointer),
        new("map/keyboard-is-two-joysticks", TwoJoysticks),
        new("map/touchscreen-is-rotated", TouchscreenIsRotated),
        new("map/pad-is-a-mouse", PadIsAMouse),
        new("map/middle-button-is-meta", MiddleButtonIsMeta),
        new("map/layer-while-a-key-is-held", Layer),
        new("map/wrong-rule-grabs-nothing", WrongRule),
        new("record/replay-does-the-same-again", RecordAndReplay),
        new("record/libinput-record-is-replayed", ReplayLibinput),
        new("ctl/toggle", CtlToggle),
        new("bench/input", Bench),
    ];

    private static string Rules(string name) => Path.Combine(Repository.Root, "examples", "input", name);

    // The file is still open for writing.
    private static string Text(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    private static EvdevDevice MadeUp(string name)
    {
        string? node = null;
        Wait.Until(() => (node = Nodes.Find(name)) is not null, $"the device {name}");
        return NodeOpener.OpenWhenReady(node!);
    }

    private static void ArrowsMoveThePointer()
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        using Pipeline pipeline = Pipeline.Start($"--map {Rules("arrows-to-pointer.yaml")} -G {source.EventNode}");
        using EvdevDevice pointer = MadeUp("arrow keys pointer");
        using EventLog log = new(pointer);
        using EvdevDevice clone = pipeline.Clone(source);
        using EventLog keys = new(clone);
        source.Write([InputEvent.Key(106, 1)]);
        Wait.Until(() => log.Events.Count(e => e == InputEvent.Rel(0, 5)) >= 5, "motion while the key is held");
        source.Write([InputEvent.Key(106, 0)]);
        source.Write([InputEvent.Key(30, 1)]);
        Wait.Until(() => keys.Has(InputEvent.Key(30, 1)), "other keys pass");
        Wait.True(!keys.Has(InputEvent.Key(106, 1)), "the arrow key does not");
    }

    private static void TwoJoysticks()
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        using Pipeline pipeline = Pipeline.Start($"--timeout 1 --map {Rules("keyboard-to-two-joysticks.yaml")} -G {source.EventNode}");
        using EvdevDevice one = MadeUp("keyboard joystick one");
        using EvdevDevice two = MadeUp("keyboard joystick two");
        using EvdevDevice clone = pipeline.Clone(source);
        source.Write([InputEvent.Key(105, 1)]);
        source.Write([InputEvent.Key(32, 1)]);
        Wait.Until(() => one.ReadState().Axis(0) == -1 && two.ReadState().Axis(0) == 1, "both sticks are pushed");
        pipeline.Reader.Signal(19);
        Wait.Until(() => one.ReadState().Axis(0) == 0 && two.ReadState().Axis(0) == 0, "both sticks are let go when the link is silent");
    }

    private static void TouchscreenIsRotated()
    {
        using UinputDevice source = Fixtures.Plug("touchscreen-protocol-b");
        using Pipeline pipeline = Pipeline.Start($"--map {Rules("touchscreen-rotated.yaml")} -G {source.EventNode}");
        using EvdevDevice clone = pipeline.Clone(source);
        source.Write([InputEvent.Abs(0x39, 1), InputEvent.Abs(0x35, 1920), InputEvent.Abs(0x36, 600), InputEvent.Abs(0, 1920), InputEvent.Abs(1, 600)]);
        Wait.Until(() => clone.ReadState() is var state && state.Axis(0) == 960 && state.Axis(1) == 1200 && state.Slot(0, 0x35) == 960 && state.Slot(0, 0x36) == 1200, "a touch a quarter turn further");
    }

    private static void PadIsAMouse()
    {
        using UinputDevice source = Fixtures.Plug("gamepad-xbox360");
        using Pipeline pipeline = Pipeline.Start($"--map {Rules("gamepad-to-mouse.yaml")} -G {source.EventNode}");
        using EvdevDevice mouse = MadeUp("gamepad mouse");
        using EventLog log = new(mouse);
        source.Write([InputEvent.Abs(0, -32768)]);
        Wait.Until(() => log.Events.Where(e => e is { Type: EventType.Rel, Code: 0 }).Sum(e => e.Value) < -100, "motion to the left");
        source.Write([InputEvent.Abs(0, 0)]);
        source.Write([InputEvent.Key(0x130, 1)]);
        Wait.Until(() => log.Has(InputEvent.Key(0x110, 1)), "a click");
        Wait.Equal(1, Nodes.Count(source.Description.Name), "pads: unmatched events are dropped, so there is no clone");
    }

    private static void MiddleButtonIsMeta()
    {
        using UinputDevice source = Fixtures.Plug("mouse-usb");
        using Pipeline pipeline = Pipeline.Start($"--map {Rules("middle-button-to-meta.yaml")} -G {source.EventNode}");
        using EvdevDevice clone = pipeline.Clone(source);
        using EventLog log = new(clone);
        source.Write([InputEvent.Key(0x112, 1)]);
        source.Write([InputEvent.Key(0x112, 0)]);
        source.Write([InputEvent.Rel(0, 4)]);
        Wait.Until(() => log.Has(InputEvent.Rel(0, 4)), "motion");
        Wait.Sequence([InputEvent.Key(125, 1), InputEvent.Report, InputEvent.Key(125, 0), InputEvent.Report, InputEvent.Rel(0, 4)], log.Events.Take(5), "events");
    }

    private static void Layer()
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        using Pipeline pipeline = Pipeline.Start($"--map {Rules("layer.yaml")} -G {source.EventNode}");
        using EvdevDevice clone = pipeline.Clone(source);
        using EventLog log = new(clone);
        ushort[] keys = [35, 58, 35];
        source.Write([InputEvent.Key(keys[0], 1)]);
        source.Write([InputEvent.Key(keys[0], 0)]);
        source.Write([InputEvent.Key(keys[1], 1)]);
        source.Write([InputEvent.Key(keys[2], 1)]);
        source.Write([InputEvent.Key(keys[1], 0)]);
        source.Write([InputEvent.Key(keys[2], 0)]);
        log.Take(8);
        Wait.Sequence([InputEvent.Key(35, 1), InputEvent.Key(35, 0), InputEvent.Key(105, 1), InputEvent.Key(105, 0)], log.Events.Where(e => e.Type == EventType.Key), "keys");
    }

    private static void WrongRule()
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        File.WriteAllText("/run/wrong.yaml", "rules:\n  - match: {code: KEY_UPP}\n    emit: {code: KEY_A}\n");
        RdfwdProcess reader = RdfwdProcess.Shell($"rdfwd input read -D --map /run/wrong.yaml -G {source.EventNode} > /dev/null");
        Wait.Equal(23, reader.WaitForExit("the reader"), "exit code");
        Wait.True(reader.Errors.Contains("wrong.yaml, line 2: unknown code 'KEY_UPP'; did you mean KEY_UP", StringComparison.Ordinal), $"the mistake is named: {reader.Errors}");
        RdfwdProcess check = RdfwdProcess.Shell("rdfwd input map --check /run/wrong.yaml");
        Wait.Equal(23, check.WaitForExit("map --check"), "exit code of map --check");
        using EvdevDevice other = NodeOpener.OpenWhenReady(source.EventNode!);
        other.Grab();
    }

    private static void RecordAndReplay()
    {
        using UinputDevice source = Fixtures.Plug("gamepad-xbox360");
        RdfwdProcess record = RdfwdProcess.Shell($"exec rdfwd input record -o /run/pad.rdi {source.EventNode}");
        Wait.Until(() => File.Exists("/run/pad.rdi") && new FileInfo("/run/pad.rdi").Length > 0, "the recording begins");
        source.Write([InputEvent.Key(0x130, 1), InputEvent.Abs(0, 1000)]);
        source.Write([InputEvent.Key(0x130, 0)]);
        Wait.Until(() => Text("/run/pad.rdi").Contains("BTN_SOUTH 0", StringComparison.Ordinal), "the recorded release");
        record.Signal(2);
        Wait.Equal(0, record.WaitForExit("record"), "exit code");
        source.Dispose();
        RdfwdProcess replay = RdfwdProcess.Shell("exec rdfwd input replay --delay 4 /run/pad.rdi");
        using EvdevDevice again = MadeUp(source.Description.Name);
        using EventLog log = new(again);
        log.Take(5);
        Wait.Sequence([InputEvent.Key(0x130, 1), InputEvent.Abs(0, 1000), InputEvent.Report, InputEvent.Key(0x130, 0), InputEvent.Report], log.Events, "events");
        Wait.Equal(0, replay.WaitForExit("replay"), "exit code");
    }

    private static void ReplayLibinput()
    {
        using UinputDevice source = Fixtures.Plug("mouse-usb");
        RdfwdProcess record = RdfwdProcess.Shell($"exec libinput record -o /run/mouse.yml {source.EventNode}");
        Wait.Until(() => DeviceHolders.Find(source.EventNode!).Count > 1 || (File.Exists("/run/mouse.yml") && File.ReadAllText("/run/mouse.yml").Contains("events:", StringComparison.Ordinal)), "libinput record begins");
        Wait.Until(() =>
        {
            source.Write([InputEvent.Rel(0, 7), InputEvent.Rel(1, 9)]);
            return File.Exists("/run/mouse.yml") && File.ReadAllText("/run/mouse.yml").Split("REL_Y").Length > 3;
        }, "libinput record has events");
        record.Signal(2);
        record.WaitForExit("libinput record");
        source.Dispose();
        RdfwdProcess replay = RdfwdProcess.Shell("exec rdfwd input replay --delay 4 /run/mouse.yml");
        using EvdevDevice again = MadeUp(source.Description.Name);
        using EventLog log = new(again);
        log.Take(3);
        Wait.Sequence([InputEvent.Rel(0, 7), InputEvent.Rel(1, 9), InputEvent.Report], log.Events.Take(3), "events");
        Wait.Equal(0, replay.WaitForExit("replay"), $"exit code ({replay.Errors})");
    }

    private static void CtlToggle()
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        using Pipeline pipeline = Pipeline.Start("-G " + source.EventNode!);
        using EvdevDevice clone = pipeline.Clone(source);
        RdfwdProcess toggle = RdfwdProcess.Shell("rdfwd input ctl toggle");
        Wait.Equal(0, toggle.WaitForExit("ctl toggle"), "exit code");
        pipeline.Reader.WaitForError("The near side has the input");
        RdfwdProcess status = RdfwdProcess.Shell("rdfwd input ctl status");
        string text = status.Output.ReadToEnd();
        Wait.True(text.Contains($"{pipeline.Reader.Id} near", StringComparison.Ordinal), $"status: {text}");
        RdfwdProcess.Shell("rdfwd input ctl stop").WaitForExit("ctl stop");
        Wait.Equal(0, pipeline.Reader.WaitForExit("the reader"), "exit code of the reader");
    }

    private static void Bench()
    {
        RdfwdProcess bench = RdfwdProcess.Shell($"rdfwd bench input --events 100 --seconds 2");
        string text = bench.Output.ReadToEnd();
        int code = bench.WaitForExit("the benchmark");
        // What is lost is a figure, which depends on how busy the machine is; that nothing is lost without hurry is a check of its own.
        Wait.True(code is 0 or 26 && text.Contains("netevent, REL_X and REL_Y", StringComparison.Ordinal) && text.Contains("rate: 16000 events", StringComparison.Ordinal), $"the benchmark comes to a result ({code}): {text} {bench.Errors}");
    }
}
