using Rdfwd.Input.Codes;
using Rdfwd.Input.Evdev;
using Rdfwd.Input.Uinput;

namespace Rdfwd.Kernel.Guest;

/// <summary>Whatever happens, nothing stays held on the far side.</summary>
public static class FaultChecks
{
    private const string Rounds = "20";

    public static IReadOnlyList<Check> All { get; } =
    [
        new("fault/reader-killed", () => KeyIsReleased(pipeline => pipeline.Reader.Signal(9))),
        new("fault/reader-told-to-end", () => KeyIsReleased(pipeline => pipeline.Reader.Signal(15))),
        new("fault/reader-stopped", ReaderStopped),
        new("fault/reader-killed-while-touched", TouchIsLifted),
        new("fault/unplugged-in-mid-frame", UnpluggedInMidFrame),
        new("fault/creator-killed", CreatorKilled),
        new("fault/creator-frozen-gives-the-devices-back", CreatorFrozen),
        new("fault/frozen-link-backlog-presses-nothing", BacklogPressesNothing),
        new("fault/pad-comes-to-rest", PadComesToRest),
        new("fault/over-ssh-killed", SshKilled),
        new("fault/random", RandomFaults),
    ];

    private static void KeyIsReleased(Action<Pipeline> fault)
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        using Pipeline pipeline = Pipeline.Start("-G " + source.EventNode!);
        using EvdevDevice clone = pipeline.Clone(source);
        using EventLog log = new(clone);
        source.Write([InputEvent.Key(30, 1)]);
        Wait.Until(() => log.Has(InputEvent.Key(30, 1)), "the press");
        fault(pipeline);
        Wait.Until(() => log.IsGone, "the clone is gone");
        Wait.True(log.Has(InputEvent.Key(30, 0)), "the release came before that");
        Wait.Equal(0, pipeline.Creator.WaitForExit("the creator"), "exit code of the creator");
    }

    private static void ReaderStopped()
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        using Pipeline pipeline = Pipeline.Start("--timeout 0.5 -G " + source.EventNode!);
        using EvdevDevice clone = pipeline.Clone(source);
        using EventLog log = new(clone);
        source.Write([InputEvent.Key(30, 1)]);
        Wait.Until(() => log.Has(InputEvent.Key(30, 1)), "the press");
        pipeline.Reader.Signal(19);
        Wait.Until(() => log.Has(InputEvent.Key(30, 0)), "the release");
        pipeline.Reader.Signal(18);
        source.Write([InputEvent.Key(30, 0)]);
        source.Write([InputEvent.Key(31, 1)]);
        source.Write([InputEvent.Key(31, 0)]);
        Wait.Until(() => log.Has(InputEvent.Key(31, 0)), "it goes on afterwards");
    }

    private static void TouchIsLifted()
    {
        using UinputDevice source = Fixtures.Plug("touchscreen-protocol-b");
        using Pipeline pipeline = Pipeline.Start("-G " + source.EventNode!);
        using EvdevDevice clone = pipeline.Clone(source);
        using EventLog log = new(clone);
        source.Write([InputEvent.Abs(0x39, 1), InputEvent.Abs(0x35, 5), InputEvent.Key(0x14a, 1), InputEvent.Abs(0x2f, 3), InputEvent.Abs(0x39, 2)]);
        Wait.Until(() => log.Has(InputEvent.Abs(0x39, 2)), "the touches");
        pipeline.Reader.Signal(9);
        Wait.Until(() => log.IsGone, "the clone is gone");
        Wait.Equal(2, log.Events.Count(e => e == InputEvent.Abs(0x39, -1)), "lifted touches");
        Wait.True(log.Has(InputEvent.Key(0x14a, 0)), "BTN_TOUCH is released");
    }

    private static void UnpluggedInMidFrame()
    {
        UinputDevice source = Fixtures.Plug("keyboard-usb");
        using Pipeline pipeline = Pipeline.Start("-G " + source.EventNode!);
        using EvdevDevice clone = pipeline.Clone(source);
        using EventLog log = new(clone);
        source.Write([InputEvent.Key(30, 1)]);
        Wait.Until(() => log.Has(InputEvent.Key(30, 1)), "the press");
        // Disposing it as hardware goes: at once, without releases.
        source.State.Keys.Clear();
        source.Dispose();
        Wait.Until(() => log.Has(InputEvent.Key(30, 0)), "the release");
        Wait.True(!log.IsGone, "the clone waits for the device's return");
    }

    private static void CreatorKilled()
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        using Pipeline pipeline = Pipeline.Start("--timeout 1 -G " + source.EventNode!);
        using EvdevDevice clone = pipeline.Clone(source);
        source.Write([InputEvent.Key(30, 1)]);
        Wait.Until(() => clone.ReadState().Keys[30], "the press");
        pipeline.Creator.Signal(9);
        Wait.Equal(3, pipeline.Reader.WaitForExit("the reader"), "exit code of the reader");
        Wait.Equal(1, Nodes.Count(source.Description.Name), "devices left");
    }

    private static void CreatorFrozen()
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        using EvdevDevice local = NodeOpener.OpenWhenReady(source.EventNode!);
        using EventLog here = new(local);
        using Pipeline pipeline = Pipeline.Start("--timeout 0.4 -G " + source.EventNode!);
        using EvdevDevice clone = pipeline.Clone(source);
        pipeline.Creator.Signal(19);
        // It may have stood still before, for a moment, on a busy machine.
        Wait.Until(() =>
        {
            source.Write([InputEvent.Key(30, 1)]);
            source.Write([InputEvent.Key(30, 0)]);
            return here.Has(InputEvent.Key(30, 0));
        }, "the near side has its keyboard back");
        Wait.True(pipeline.Reader.Errors.Contains("takes nothing", StringComparison.Ordinal), "the reader says why");
        pipeline.Creator.Signal(18);
        pipeline.Reader.WaitForError("takes input again");
        using EventLog there = new(clone);
        Wait.Until(() =>
        {
            source.Write([InputEvent.Key(31, 1)]);
            source.Write([InputEvent.Key(31, 0)]);
            return there.Has(InputEvent.Key(31, 1));
        }, "the far side gets input again");
        Wait.Until(() => clone.ReadState().Keys.IsEmpty, "nothing is held");
    }

    private static void BacklogPressesNothing()
    {
        using UinputDevice source = Fixtures.Plug("mouse-usb");
        // ssh reads on when its far end stands still, so that the reader cannot notice; only the clock of the stream can.
        string fifo = "/run/slow" + Guid.NewGuid().ToString("n");
        using RdfwdProcess make = RdfwdProcess.Shell($"mkfifo {fifo}");
        make.WaitForExit("mkfifo");
        using Pipeline pipeline = Pipeline.OverSsh("--timeout 0.4 " + source.EventNode!);
        using EvdevDevice clone = pipeline.Clone(source);
        using EventLog log = new(clone);
        RdfwdProcess stop = RdfwdProcess.Shell("pkill -STOP -x -f '.*rdfwd input create$' ; true");
        stop.WaitForExit("pkill");
        for (int i = 0; i < 8; i++)
        {
            source.Write([InputEvent.Key(0x110, 1)]);
            source.Write([InputEvent.Key(0x110, 0)]);
            Thread.Sleep(200);
        }
        log.Clear();
        RdfwdProcess go = RdfwdProcess.Shell("pkill -CONT -x -f '.*rdfwd input create$' ; true");
        go.WaitForExit("pkill");
        Wait.Until(() =>
        {
            source.Write([InputEvent.Key(0x111, 1)]);
            source.Write([InputEvent.Key(0x111, 0)]);
            return log.Has(InputEvent.Key(0x111, 1));
        }, "fresh input arrives");
        int old = log.Events.Count(e => e == InputEvent.Key(0x110, 1));
        Wait.True(old <= 4, $"presses from the time of the freeze are left out, {old} of 8 came");
        Wait.Until(() => clone.ReadState().Keys.IsEmpty, "nothing is held");
    }

    private static void PadComesToRest()
    {
        using UinputDevice source = Fixtures.Plug("gamepad-xbox360");
        using Pipeline pipeline = Pipeline.Start("--timeout 0.4 -G " + source.EventNode!);
        using EvdevDevice clone = pipeline.Clone(source);
        source.Write([InputEvent.Abs(0, 32000), InputEvent.Abs(0x10, 1), InputEvent.Abs(2, 255), InputEvent.Key(0x130, 1)]);
        Wait.Until(() => clone.ReadState().Keys[0x130], "the button");
        pipeline.Reader.Signal(19);
        Wait.Until(() => clone.ReadState() is var state && state.Keys.IsEmpty && state.Axis(0) == 0 && state.Axis(0x10) == 0 && state.Axis(2) == 0, "stick, hat, trigger and button are let go");
    }

    private static void SshKilled()
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        using Pipeline pipeline = Pipeline.OverSsh("-G " + source.EventNode!);
        using EvdevDevice clone = pipeline.Clone(source);
        using EventLog log = new(clone);
        source.Write([InputEvent.Key(30, 1)]);
        Wait.Until(() => log.Has(InputEvent.Key(30, 1)), "the press");
        pipeline.Creator.Signal(9);
        Wait.Until(() => log.IsGone, "the clone is gone");
        Wait.True(log.Has(InputEvent.Key(30, 0)), "the release came before that");
    }

    /// <summary>Kills, freezes and toggles at random moments of random typing and touching. RDFWD_FAULT_ROUNDS asks for more of them.</summary>
    private static void RandomFaults()
    {
        string rounds = Environment.GetEnvironmentVariable("RDFWD_FAULT_ROUNDS") is { Length: > 0 } text ? text : Rounds;
        RdfwdProcess bench = RdfwdProcess.Shell($"exec rdfwd bench input --events 0 --seconds 0 --faults {rounds}");
        string said = bench.Output.ReadToEnd();
        Wait.Equal(0, bench.WaitForExit("the storm of faults"), $"exit code ({said} {bench.Errors})");
        Wait.True(said.Contains($"faults: {rounds} (", StringComparison.Ordinal) && said.Contains(" 0 stuck", StringComparison.Ordinal), $"all of them, and nothing stuck: {said}");
    }
}
