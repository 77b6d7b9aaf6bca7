using Rdfwd.Input.Codes;
using Rdfwd.Input.Evdev;
using Rdfwd.Input.Uinput;

namespace Rdfwd.Kernel.Guest;

/// <summary>Events arrive in their order, their frames and with their values.</summary>
public static class EventChecks
{
    private const int ManyFrames = 4000;
    private const int AllocationFrames = 3000;

    private static readonly InputEvent Barrier = InputEvent.Key(116, 1);

    public static IReadOnlyList<Check> All { get; } =
    [
        new("events/keyboard-over-ssh", () => Exact("keyboard-usb", Keyboard(), Pipeline.OverSsh)),
        new("events/mouse-over-ssh", () => Exact("mouse-hires-wheel", Mouse(), Pipeline.OverSsh)),
        new("events/touch-protocol-b", () => Exact("touchscreen-protocol-b", TouchB())),
        new("events/touch-protocol-a", () => Exact("touchscreen-protocol-a", TouchA())),
        new("events/touch-filter-is-applied-once", () => Exact("touchscreen-fuzz", Fuzzy())),
        new("events/pen", () => Exact("tablet-pen", Pen())),
        new("events/switch", () => Exact("switch-jack", [[new(EventType.Sw, 2, 0)], [new(EventType.Sw, 4, 1)]])),
        new("events/unknown-codes", () => Exact("keyboard-all-codes", [[InputEvent.Key(0x2ff, 1)], [InputEvent.Key(0x2ff, 0)], [InputEvent.Key(0x254, 1)]])),
        new("events/pad", () => Exact("gamepad-xbox360", Pad())),
        new("events/many-frames-none-lost", ManyNoneLost),
        new("events/frames-that-waited-arrive-as-they-were", WaitingFrames),
        new("events/repeats-are-not-doubled", RepeatsAreNotDoubled),
        new("events/a-reader-that-slept-is-put-right", SleptReaderIsPutRight),
        new("events/an-application-that-slept-can-catch-up", ApplicationCatchesUp),
        new("events/none-costs-an-allocation", NoneAllocates),
        new("events/touches-of-a-reader-that-slept", SleptTouchesArePutRight),
    ];

    private static void Exact(string fixture, InputEvent[][] frames) => Exact(fixture, frames, read => Pipeline.Start(read));

    private static void Exact(string fixture, InputEvent[][] frames, Func<string, Pipeline> start)
    {
        using UinputDevice source = Fixtures.Plug(fixture);
        using UinputDevice last = Fixtures.Plug("button-power");
        // However busy the machine is, no repeat and no release of a silent link comes in between.
        using (EvdevDevice local = NodeOpener.OpenWhenReady(source.EventNode!))
            local.SetRepeat(20_000, 1000);
        using Pipeline pipeline = start($"--timeout 60 -G {source.EventNode} -G {last.EventNode}");
        using EvdevDevice clone = pipeline.Clone(source);
        using EvdevDevice lastClone = pipeline.Clone(last);
        using EventLog log = new(clone);
        using EventLog lastLog = new(lastClone);
        foreach (InputEvent[] frame in frames)
            source.Write(frame);
        InputEvent[] expected = [.. frames.SelectMany(frame => frame.Append(InputEvent.Report))];
        log.Take(expected.Length);
        // The devices share one stream, so nothing can follow of the first when the last has spoken.
        last.Write([Barrier]);
        Wait.Until(() => lastLog.Has(Barrier), "an event of another device");
        log.Settle();
        Wait.Sequence(expected, log.Events, $"events of {fixture}");
    }

    private static InputEvent Scan(int value) => new(EventType.Msc, Code.MscScan, value);

    private static InputEvent[][] Keyboard() =>
    [
        [Scan(0x70004), InputEvent.Key(30, 1)],
        [Scan(0x70005), InputEvent.Key(48, 1)],
        [Scan(0x70004), InputEvent.Key(30, 0)],
        [Scan(0x70005), InputEvent.Key(48, 0)],
        [Scan(0x700e0), InputEvent.Key(29, 1), Scan(0x70006), InputEvent.Key(46, 1)],
        [InputEvent.Key(46, 0), InputEvent.Key(29, 0)],
    ];

    private static InputEvent[][] Mouse() =>
    [
        [InputEvent.Rel(0, 3), InputEvent.Rel(1, -200)],
        [InputEvent.Rel(11, 15)],
        [InputEvent.Rel(8, 1), InputEvent.Rel(11, 120)],
        [Scan(0x90001), InputEvent.Key(0x110, 1)],
        [InputEvent.Rel(0, -1)],
        [Scan(0x90001), InputEvent.Key(0x110, 0)],
        [InputEvent.Rel(0, int.MaxValue), InputEvent.Rel(1, int.MinValue)],
    ];

    private static InputEvent[][] TouchB() =>
    [
        [InputEvent.Abs(0x39, 100), InputEvent.Abs(0x35, 10), InputEvent.Abs(0x36, 20), InputEvent.Key(0x14a, 1), InputEvent.Abs(0, 10), InputEvent.Abs(1, 20)],
        [InputEvent.Abs(0x2f, 1), InputEvent.Abs(0x39, 101), InputEvent.Abs(0x35, 500), InputEvent.Abs(0x36, 600)],
        [InputEvent.Abs(0x2f, 0), InputEvent.Abs(0x35, 11), InputEvent.Abs(0, 11)],
        [InputEvent.Abs(0x39, -1), InputEvent.Abs(0x2f, 1), InputEvent.Abs(0x36, 601)],
        [InputEvent.Abs(0x39, -1), InputEvent.Key(0x14a, 0)],
    ];

    private static InputEvent[][] TouchA() =>
    [
        [InputEvent.Key(0x14a, 1), InputEvent.Abs(0x35, 10), InputEvent.Abs(0x36, 20), new(0, 2, 0), InputEvent.Abs(0x35, 30), InputEvent.Abs(0x36, 40), new(0, 2, 0)],
        [InputEvent.Abs(0x35, 11), InputEvent.Abs(0x36, 21), new(0, 2, 0)],
        [InputEvent.Key(0x14a, 0), new(0, 2, 0)],
    ];

    private static InputEvent[][] Fuzzy() => [[InputEvent.Abs(0x39, 1), InputEvent.Abs(0x35, 100)], [InputEvent.Abs(0x35, 103)], [InputEvent.Abs(0x35, 106)], [InputEvent.Abs(0x35, 107)]];

    private static InputEvent[][] Pen() =>
    [
        [InputEvent.Key(0x140, 1), InputEvent.Abs(0, 1000), InputEvent.Abs(1, 2000), InputEvent.Abs(0x19, 30), InputEvent.Abs(0x1a, -12), new(EventType.Msc, 0, 0x12345678)],
        [InputEvent.Key(0x14a, 1), InputEvent.Abs(0x18, 512), InputEvent.Abs(0, 1001), new(EventType.Msc, 0, 0x12345678)],
        [InputEvent.Key(0x14b, 1), new(EventType.Msc, 0, 0x12345678)],
        [InputEvent.Key(0x14b, 0), InputEvent.Key(0x14a, 0), InputEvent.Abs(0x18, 0)],
        [InputEvent.Key(0x140, 0)],
    ];

    private static InputEvent[][] Pad() =>
    [
        [InputEvent.Abs(0, 32767), InputEvent.Abs(1, -32768)],
        [InputEvent.Key(0x130, 1), InputEvent.Abs(0x10, -1)],
        [InputEvent.Abs(2, 255), InputEvent.Abs(5, 17)],
        [InputEvent.Key(0x130, 0), InputEvent.Abs(0x10, 0)],
    ];

    private static void ManyNoneLost()
    {
        using UinputDevice source = Fixtures.Plug("mouse-usb");
        using Pipeline pipeline = Pipeline.OverSsh("-G " + source.EventNode!);
        using EvdevDevice clone = pipeline.Clone(source);
        using EventLog log = new(clone);
        for (int i = 0; i < ManyFrames; i++)
        {
            source.Write([InputEvent.Key(0x110, (i + 1) & 1), InputEvent.Rel(0, i + 1)]);
            // The check is about the pipeline, not about the 64 events that a node keeps for its reader.
            if (i % 8 == 7)
                log.Take((i - 7) * 3);
        }
        InputEvent[] expected = [.. Enumerable.Range(0, ManyFrames).SelectMany(i => new[] { InputEvent.Key(0x110, (i + 1) & 1), InputEvent.Rel(0, i + 1), InputEvent.Report })];
        Wait.Sequence(expected, log.Take(expected.Length), "a long run");
    }

    /// <summary>What waits, before the reader and before the creator, goes on together: two devices, one after the other.</summary>
    private static void WaitingFrames()
    {
        using UinputDevice mouse = Fixtures.Plug("mouse-usb");
        using UinputDevice pad = Fixtures.Plug("gamepad-xbox360");
        using Pipeline pipeline = Pipeline.Start($"--timeout 60 -G {mouse.EventNode} -G {pad.EventNode}");
        using EvdevDevice mouseClone = pipeline.Clone(mouse);
        using EvdevDevice padClone = pipeline.Clone(pad);
        using EventLog moved = new(mouseClone);
        using EventLog pressed = new(padClone);
        List<InputEvent> motion = [];
        List<InputEvent> buttons = [];
        for (int round = 0; round < 6; round++)
        {
            RdfwdProcess stopped = round % 2 == 0 ? pipeline.Reader : pipeline.Creator;
            stopped.Signal(19);
            for (int i = 0; i < 4; i++)
            {
                InputEvent[] frame = [InputEvent.Rel(0, i + 1), InputEvent.Rel(1, -i - 1), InputEvent.Key(0x110, (i + 1) & 1)];
                mouse.Write(frame);
                motion.AddRange(frame.Append(InputEvent.Report));
                frame = [InputEvent.Abs(0, (round * 100) + i + 1), InputEvent.Key((ushort)(0x130 + (i % 2)), i / 2 % 2 == 0 ? 1 : 0)];
                pad.Write(frame);
                buttons.AddRange(frame.Append(InputEvent.Report));
            }
            stopped.Signal(18);
            Wait.Sequence(motion, moved.Take(motion.Count), $"motion in round {round}");
            Wait.Sequence(buttons, pressed.Take(buttons.Count), $"buttons in round {round}");
        }
    }

    private static void RepeatsAreNotDoubled()
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        using Pipeline pipeline = Pipeline.Start("-G " + source.EventNode!);
        using EvdevDevice clone = pipeline.Clone(source);
        using EventLog log = new(clone);
        source.Write([InputEvent.Key(30, 1)]);
        Wait.Until(() => log.Events.Count(e => e is { Type: EventType.Key, Value: 2 }) >= 10, "ten repeats");
        source.Write([InputEvent.Key(30, 0)]);
        Wait.Until(() => log.Has(InputEvent.Key(30, 0)), "the release");
        IReadOnlyList<InputEvent> events = log.Events;
        // One SYN_REPORT with value 1 ends each frame that the clone's kernel made; ours would end with 0.
        for (int i = 0; i < events.Count - 1; i++)
        {
            if (events[i] is { Type: EventType.Key, Value: 2 })
                Wait.Equal(new InputEvent(0, 0, 1), events[i + 1], "the report after a repeat");
        }
    }

    private static void SleptReaderIsPutRight()
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        using Pipeline pipeline = Pipeline.Start("-G " + source.EventNode!);
        using EvdevDevice clone = pipeline.Clone(source);
        using EventLog log = new(clone);
        source.Write([InputEvent.Key(16, 1)]);
        Wait.Until(() => log.Has(InputEvent.Key(16, 1)), "the first key");
        pipeline.Reader.Signal(19);
        source.Write([InputEvent.Key(16, 0)]);
        for (int i = 0; i < 500; i++)
        {
            source.Write([InputEvent.Key(17, 1)]);
            source.Write([InputEvent.Key(17, 0)]);
        }
        source.Write([InputEvent.Key(18, 1)]);
        pipeline.Reader.Signal(18);
        Wait.Until(() => log.Has(InputEvent.Key(18, 1)), "the key that is held at the end");
        Wait.Until(() => Held(clone).SequenceEqual([18]), "exactly that key is held");
        source.Write([InputEvent.Key(18, 0)]);
        Wait.Until(() => !Held(clone).Any(), "nothing is held");
    }

    private static void SleptTouchesArePutRight()
    {
        using UinputDevice source = Fixtures.Plug("touchscreen-protocol-b");
        using Pipeline pipeline = Pipeline.Start("-G " + source.EventNode!);
        using EvdevDevice clone = pipeline.Clone(source);
        source.Write([InputEvent.Abs(0x39, 5), InputEvent.Abs(0x35, 10), InputEvent.Abs(0x36, 10), InputEvent.Key(0x14a, 1)]);
        Wait.Until(() => clone.ReadState().Slot(0, 0x39) == 5, "the first touch");
        using EventLog log = new(clone);
        pipeline.Reader.Signal(19);
        for (int i = 0; i < 300; i++)
            source.Write([InputEvent.Abs(0x35, 20 + i), InputEvent.Abs(0x36, 30 + i)]);
        source.Write([InputEvent.Abs(0x39, -1)]);
        source.Write([InputEvent.Abs(0x39, 6), InputEvent.Abs(0x35, 700), InputEvent.Abs(0x2f, 2), InputEvent.Abs(0x39, 7), InputEvent.Abs(0x35, 800)]);
        pipeline.Reader.Signal(18);
        Wait.Until(() => clone.ReadState().Slot(2, 0x39) == 7, "the touch in slot 2");
        Wait.Sequence(IoctlDump.Read(source.EventNode!), IoctlDump.Read(clone.Path), "state after the sleep");
        List<InputEvent> events = [.. log.Events];
        int lift = events.IndexOf(InputEvent.Abs(0x39, -1));
        int next = events.IndexOf(InputEvent.Abs(0x39, 6));
        Wait.True(lift >= 0 && lift < next && events[lift..next].Contains(InputEvent.Report), "the old touch is lifted in a frame before the new one begins");
    }

    private static void ApplicationCatchesUp()
    {
        using UinputDevice source = Fixtures.Plug("touchscreen-protocol-b");
        using Pipeline pipeline = Pipeline.Start("-G " + source.EventNode!);
        using EvdevDevice clone = pipeline.Clone(source);
        using EvdevDevice sleeper = EvdevDevice.Open(clone.Path);
        source.Write([InputEvent.Abs(0x39, 5), InputEvent.Abs(0x35, 10), InputEvent.Key(0x14a, 1)]);
        for (int i = 0; i < 600; i++)
        {
            source.Write([InputEvent.Abs(0x35, 20 + i), InputEvent.Abs(0x36, 30 + i)]);
            if (i % 8 == 7)
                Wait.Until(() => clone.ReadState().Slot(0, 0x35) == 20 + i, "the touch's newest place");
        }
        source.Write([InputEvent.Abs(0x2f, 3), InputEvent.Abs(0x39, 6), InputEvent.Abs(0x35, 77)]);
        Wait.Until(() => clone.ReadState().Slot(3, 0x35) == 77, "the last touch");
        Rdfwd.Interop.Evdev.input_event[] raw = new Rdfwd.Interop.Evdev.input_event[64];
        bool dropped = false;
        for (int count; (count = sleeper.Read(raw)) > 0;)
            dropped |= raw[..count].Any(e => e is { type: 0, code: 3 });
        Wait.True(dropped, "the application that slept is told so");
        Wait.Sequence(IoctlDump.Read(source.EventNode!), IoctlDump.Read(clone.Path), "what it then asks for");
    }

    /// <summary>Both loops in this process, joined by a pipe.</summary>
    private static void NoneAllocates()
    {
        using UinputDevice source = Fixtures.Plug("mouse-usb");
        using LocalLoop loop = new(source.EventNode!);
        string? node = null;
        Wait.Until(() => (node = Nodes.Find(source.Description.Name, source.EventNode!)) is not null, "a clone");
        using EvdevDevice clone = NodeOpener.OpenWhenReady(node!);
        InputEvent[][] frames = [[InputEvent.Rel(0, 3), InputEvent.Rel(1, -2)], [InputEvent.Key(0x110, 1)], [InputEvent.Key(0x110, 0)]];
        Rdfwd.Interop.Evdev.input_event[] raw = new Rdfwd.Interop.Evdev.input_event[64];
        void Send(int count)
        {
            for (int i = 0; i < count; i++)
            {
                source.Write(frames[i % frames.Length]);
                Rdfwd.Interop.Libc.FileDescriptors.Wait(clone.Descriptor, Rdfwd.Interop.Libc.Libc.POLLIN, 1000);
                clone.Read(raw);
            }
        }

        Send(600);
        long before = GC.GetTotalAllocatedBytes(precise: true);
        Send(AllocationFrames);
        long allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        // The runtime itself allocates now and then (its compiler's tiers, its timers); longer on a busy machine; one object a frame would be three times as much.
        Wait.True(allocated < 8 * AllocationFrames, $"{allocated} bytes were allocated for {AllocationFrames} frames at both ends");
    }

    private static IEnumerable<int> Held(EvdevDevice device) => device.ReadState().Keys.Members();
}
