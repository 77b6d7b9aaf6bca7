using Rdfwd.Input.Codes;
using Rdfwd.Input.Evdev;
using Rdfwd.Input.Uinput;

namespace Rdfwd.Kernel.Guest;

/// <summary>The input moves between the sides as a whole.</summary>
public static class ToggleChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("toggle/chord", Chord),
        new("toggle/signal-waits-for-the-release", SignalWaits),
        new("toggle/start-local", StartLocal),
        new("toggle/in-the-middle-of-typing", InTheMiddle),
    ];

    private static void Press(UinputDevice source, params ushort[] keys)
    {
        foreach (ushort key in keys)
            source.Write([InputEvent.Key(key, 1)]);
        foreach (ushort key in keys.Reverse())
            source.Write([InputEvent.Key(key, 0)]);
    }

    private static void Chord()
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        using EvdevDevice local = NodeOpener.OpenWhenReady(source.EventNode!);
        using EventLog here = new(local);
        using Pipeline pipeline = Pipeline.Start("--hotkey leftctrl+leftalt+f12 -G " + source.EventNode!);
        using EvdevDevice clone = pipeline.Clone(source);
        using EventLog there = new(clone);
        Press(source, 30);
        Wait.Until(() => there.Has(InputEvent.Key(30, 0)), "a key at the far side");
        Press(source, 29, 56, 88);
        pipeline.Reader.WaitForError("The near side has the input");
        Wait.Until(() => there.Has(InputEvent.Key(29, 0)) && there.Has(InputEvent.Key(56, 0)), "the other keys are released where they were pressed");
        Press(source, 31);
        Wait.Until(() => here.Has(InputEvent.Key(31, 0)), "a key at the near side");
        Press(source, 29, 56, 88);
        pipeline.Reader.WaitForError("The far side has the input");
        Press(source, 32);
        Wait.Until(() => there.Has(InputEvent.Key(32, 0)), "a key at the far side again");
        Wait.True(!there.Has(InputEvent.Key(88, 1)), "the chord's last key is swallowed");
        Wait.True(!there.Has(InputEvent.Key(31, 1)), "the key of the near side did not come there");
        here.Settle();
        Wait.True(!here.Has(InputEvent.Key(32, 1)), "and that of the far side not here");
    }

    private static void SignalWaits()
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        using EvdevDevice local = NodeOpener.OpenWhenReady(source.EventNode!);
        using EventLog here = new(local);
        using Pipeline pipeline = Pipeline.Start("-G " + source.EventNode!);
        using EvdevDevice clone = pipeline.Clone(source);
        using EventLog there = new(clone);
        source.Write([InputEvent.Key(30, 1)]);
        Wait.Until(() => there.Has(InputEvent.Key(30, 1)), "the press");
        pipeline.Reader.Signal(10);
        pipeline.Reader.WaitForError("moves as soon as nothing is held");
        source.Write([InputEvent.Key(31, 1)]);
        source.Write([InputEvent.Key(31, 0)]);
        source.Write([InputEvent.Key(30, 0)]);
        Wait.Until(() => there.Has(InputEvent.Key(30, 0)), "the release goes where the press went");
        pipeline.Reader.WaitForError("The near side has the input");
        Press(source, 32);
        Wait.Until(() => here.Has(InputEvent.Key(32, 0)), "the near side has the keyboard");
        Wait.True(!here.Has(InputEvent.Key(30, 0)), "it never saw the key that was pressed at the far side");
    }

    private static void StartLocal()
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        using EvdevDevice local = NodeOpener.OpenWhenReady(source.EventNode!);
        using EventLog here = new(local);
        using Pipeline pipeline = Pipeline.Start("--start-local -G " + source.EventNode!);
        using EvdevDevice clone = pipeline.Clone(source);
        Press(source, 30);
        Wait.Until(() => here.Has(InputEvent.Key(30, 0)), "a key at the near side");
        using EventLog there = new(clone);
        pipeline.Reader.Signal(10);
        pipeline.Reader.WaitForError("The far side has the input");
        Press(source, 31);
        Wait.Until(() => there.Has(InputEvent.Key(31, 0)), "a key at the far side");
    }

    // A device that has spoken alone for a while is waited for in its own read, which everything else has to interrupt.
    private static void InTheMiddle()
    {
        using UinputDevice keyboard = Fixtures.Plug("keyboard-usb");
        using UinputDevice mouse = Fixtures.Plug("mouse-usb");
        using EvdevDevice local = NodeOpener.OpenWhenReady(keyboard.EventNode!);
        using EventLog here = new(local);
        using Pipeline pipeline = Pipeline.Start($"--hotkey leftctrl+leftalt+f12 -G {keyboard.EventNode!} -G {mouse.EventNode!}");
        using EvdevDevice keys = pipeline.Clone(keyboard);
        using EvdevDevice motion = pipeline.Clone(mouse);
        using EventLog typed = new(keys);
        using EventLog moved = new(motion);
        for (int round = 0; round < 20; round++)
        {
            ushort key = (ushort)(30 + round % 8);
            for (int i = 0; i < 6; i++)
                Press(keyboard, key);
            Wait.Until(() => typed.Has(InputEvent.Key(key, 0)), "keys at the far side");
            mouse.Write([InputEvent.Rel(0, 100 + round)]);
            Wait.Until(() => moved.Has(InputEvent.Rel(0, 100 + round)), "the pointer, while the keyboard's read is waited in");
        }
        for (int i = 0; i < 6; i++)
            Press(keyboard, 44);
        Wait.Until(() => typed.Has(InputEvent.Key(44, 0)), "the last key at the far side");
        pipeline.Reader.Signal(10);
        pipeline.Reader.WaitForError("The near side has the input");
        Press(keyboard, 45);
        Wait.Until(() => here.Has(InputEvent.Key(45, 0)), "a key at the near side");
        for (int i = 0; i < 6; i++)
            Press(keyboard, 46);
        Press(keyboard, 29, 56, 88);
        pipeline.Reader.WaitForError("The far side has the input");
        Press(keyboard, 47);
        Wait.Until(() => typed.Has(InputEvent.Key(47, 0)), "a key at the far side again");
        for (int i = 0; i < 6; i++)
            mouse.Write([InputEvent.Rel(1, 1 + i)]);
        Wait.Until(() => moved.Has(InputEvent.Rel(1, 6)), "motion at the far side");
        Wait.True(!typed.Has(InputEvent.Key(45, 1)) && !typed.Has(InputEvent.Key(46, 1)), "the keys of the near side did not come there");
        pipeline.Reader.Signal(15);
        pipeline.Reader.WaitForExit("the reading end, which waited in the mouse's read");
        pipeline.Creator.WaitForExit("the creating end, which waited in the read of its link");
    }
}
