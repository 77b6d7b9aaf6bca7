using Rdfwd.Input.Codes;
using Rdfwd.Input.Evdev;
using Rdfwd.Input.Uinput;
using Rdfwd.Interop.Evdev;

namespace Rdfwd.Kernel.Guest;

/// <summary>What applications do to a clone reaches the real device.</summary>
public static class BackwardChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("backward/leds-over-ssh", Leds),
        new("backward/leds-are-restored", LedsAreRestored),
        new("backward/repeat-rate", RepeatRate),
        new("backward/sound", Sound),
        new("backward/rumble", Rumble),
        new("backward/no-rumble-outlives-the-link", NoRumbleOutlivesTheLink),
        new("backward/toggle-stops-rumble-and-sound", ToggleStopsRumbleAndSound),
        new("backward/slow-hardware-blocks-nobody", SlowHardware),
        new("backward/events-go-forward-too", Forward),
        new("backward/frozen-far-end-gives-the-devices-back", FrozenFarEnd),
        new("backward/killed-far-end-is-connected-again", KilledFarEnd),
        new("backward/keys-held-over-a-lost-link-stay-near", HeldOverALostLink),
        new("backward/killed-near-end", KilledNearEnd),
    ];

    private static void Leds()
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        using PadHardware hardware = new(source);
        using TwoWay link = TwoWay.OverSsh("-G " + source.EventNode!);
        using EvdevDevice clone = link.Clone(source);
        clone.Write([new(EventType.Led, 1, 1)]);
        hardware.Expect("EV_LED LED_CAPSL 1");
        clone.Write([new(EventType.Led, 0, 1)]);
        hardware.Expect("EV_LED LED_NUML 1");
        clone.Write([new(EventType.Led, 1, 0)]);
        hardware.Expect("EV_LED LED_CAPSL 0");
        // An echo would have gone there before this key and back before this LED.
        using EventLog log = new(clone);
        source.Write([InputEvent.Key(30, 1)]);
        Wait.Until(() => log.Has(InputEvent.Key(30, 1)), "a key after the LEDs");
        clone.Write([new(EventType.Led, 2, 1)]);
        hardware.Expect("EV_LED LED_SCROLLL 1");
        Wait.Equal(4, hardware.Log.Count(line => line.StartsWith("EV_LED", StringComparison.Ordinal)), "writes to the LEDs, echoes not counted");
    }

    private static void LedsAreRestored()
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        using PadHardware hardware = new(source);
        using EvdevDevice local = NodeOpener.OpenWhenReady(source.EventNode!);
        local.Write([new(EventType.Led, 0, 1)]);
        using TwoWay link = TwoWay.Start("--hotkey f1+f2 -G " + source.EventNode!);
        using EvdevDevice clone = link.Clone(source);
        Wait.Until(() => clone.ReadState().Leds[0], "the clone starts with the original's LEDs");
        clone.Write([new(EventType.Led, 0, 0)]);
        clone.Write([new(EventType.Led, 1, 1)]);
        Wait.Until(() => local.ReadState().Leds is var leds && !leds[0] && leds[1], "the far side's LEDs");
        link.Near.Signal(10);
        Wait.Until(() => local.ReadState().Leds is var leds && leds[0] && !leds[1], "the near side's LEDs after the toggle");
        link.Near.Signal(10);
        Wait.Until(() => local.ReadState().Leds is var leds && !leds[0] && leds[1], "the far side's LEDs after the second toggle");
        link.Near.Signal(15);
        link.Near.WaitForExit("the near end");
        Wait.Until(() => local.ReadState().Leds is var leds && leds[0] && !leds[1], "the near side's LEDs after the end");
    }

    private static void RepeatRate()
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        using EvdevDevice local = NodeOpener.OpenWhenReady(source.EventNode!);
        using TwoWay link = TwoWay.Start("-G " + source.EventNode!);
        using EvdevDevice clone = link.Clone(source);
        clone.SetRepeat(420, 55);
        Wait.Until(() => local.ReadRepeat() == (420, 55), "the original's rate");
    }

    private static void Sound()
    {
        using UinputDevice source = Fixtures.Plug("speaker");
        using PadHardware hardware = new(source);
        using TwoWay link = TwoWay.Start(source.EventNode!);
        using EvdevDevice clone = link.Clone(source);
        clone.Write([new(EventType.Snd, 2, 440)]);
        hardware.Expect("EV_SND SND_TONE 440");
        clone.Write([new(EventType.Snd, 2, 0)]);
        hardware.Expect("EV_SND SND_TONE 0");
    }

    private static unsafe ff_effect Effect(short id, ushort strong, ushort weak)
    {
        ff_effect effect = new() { type = 0x50, id = id, replay_length = 500 };
        effect.u[0] = strong;
        effect.u[1] = weak;
        return effect;
    }

    private static void Rumble()
    {
        using UinputDevice source = Fixtures.Plug("gamepad-xbox360");
        using PadHardware hardware = new(source);
        using TwoWay link = TwoWay.OverSsh("-G " + source.EventNode!);
        using EvdevDevice clone = link.Clone(source);
        ff_effect effect = Effect(-1, 0x8000, 0x4000);
        int id = clone.UploadEffect(ref effect);
        Wait.True(id >= 0, "the clone takes an effect");
        hardware.Expect("upload 0 type 50 length 500 words 8000 4000");
        clone.Write([new(EventType.Ff, (ushort)id, 1)]);
        hardware.Expect("EV_FF 0x0 1");
        ff_effect changed = Effect((short)id, 0x1111, 0x2222);
        Wait.Equal(id, clone.UploadEffect(ref changed), "the id of the changed effect");
        hardware.Expect("upload 0 type 50 length 500 words 1111 2222");
        clone.Write([new(EventType.Ff, (ushort)id, 0)]);
        hardware.Expect("EV_FF 0x0 0");
        clone.Write([new(EventType.Ff, Code.FfGain, 0x7fff)]);
        hardware.Expect("EV_FF FF_GAIN 32767");
        ff_effect other = Effect(-1, 1, 2);
        int second = clone.UploadEffect(ref other);
        hardware.Expect("upload 1 type 50 length 500 words 1 2");
        Wait.True(clone.EraseEffect(id), "the clone erases");
        hardware.Expect("erase 0");
        clone.Write([new(EventType.Ff, (ushort)second, 1)]);
        hardware.Expect("EV_FF 0x1 1");
        link.Near.Signal(9);
        hardware.Expect("erase 1");
    }

    private static void NoRumbleOutlivesTheLink()
    {
        using UinputDevice source = Fixtures.Plug("gamepad-xbox360");
        using PadHardware hardware = new(source);
        using TwoWay link = TwoWay.Start("--timeout 0.5 -G " + source.EventNode!);
        using EvdevDevice clone = link.Clone(source);
        ff_effect effect = Effect(-1, 0x8000, 0x4000);
        int id = clone.UploadEffect(ref effect);
        Wait.True(id >= 0, $"the clone takes an effect; {link.Near.Errors}");
        clone.Write([new(EventType.Ff, (ushort)id, 1)]);
        hardware.Expect("EV_FF 0x0 1");
        TwoWay.SignalFar(9);
        hardware.Expect("erase 0");
    }

    private static void ToggleStopsRumbleAndSound()
    {
        using UinputDevice pad = Fixtures.Plug("gamepad-xbox360");
        using UinputDevice speaker = Fixtures.Plug("speaker");
        using PadHardware rumble = new(pad);
        using PadHardware sound = new(speaker);
        using TwoWay link = TwoWay.Start($"-G {pad.EventNode} {speaker.EventNode}");
        using EvdevDevice padClone = link.Clone(pad);
        using EvdevDevice speakerClone = link.Clone(speaker);
        ff_effect effect = Effect(-1, 1, 2);
        int id = padClone.UploadEffect(ref effect);
        Wait.True(id >= 0, $"the clone takes an effect; {link.Near.Errors}");
        padClone.Write([new(EventType.Ff, (ushort)id, 1)]);
        rumble.Expect("EV_FF 0x0 1");
        speakerClone.Write([new(EventType.Snd, 2, 440)]);
        sound.Expect("EV_SND SND_TONE 440");
        link.Near.Signal(10);
        rumble.Expect("EV_FF 0x0 0");
        sound.Expect("EV_SND SND_TONE 0");
        Wait.Equal(1, rumble.Log.Count(line => line == "EV_FF 0x0 1"), "how often the effect was played");
    }

    private static void HeldOverALostLink()
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        using EvdevDevice local = NodeOpener.OpenWhenReady(source.EventNode!);
        using EventLog here = new(local);
        using TwoWay link = TwoWay.Start("--timeout 0.5 -G " + source.EventNode!);
        using (EvdevDevice first = link.Clone(source))
        {
            TwoWay.SignalFar(9);
            link.Near.WaitForError("is lost");
        }
        source.Write([InputEvent.Key(30, 1)]);
        Wait.Until(() => here.Has(InputEvent.Key(30, 1)), "a key while there is no link goes to the near side");
        Wait.Until(() => Nodes.Count(source.Description.Name) == 2, "a new clone");
        using EvdevDevice again = link.Clone(source);
        using EventLog there = new(again);
        link.Near.WaitForError("is grabbed as soon as nothing is held");
        source.Write([InputEvent.Key(31, 1)]);
        source.Write([InputEvent.Key(31, 0)]);
        source.Write([InputEvent.Key(30, 0)]);
        Wait.Until(() => here.Has(InputEvent.Key(30, 0)), "its release goes there too");
        Wait.Until(() =>
        {
            source.Write([InputEvent.Key(32, 1)]);
            source.Write([InputEvent.Key(32, 0)]);
            return there.Has(InputEvent.Key(32, 0));
        }, "then the far side has the keyboard");
        Wait.True(!there.Events.Any(e => e.Type == EventType.Key && e.Code is 30 or 31), "and never had those keys");
        here.Settle();
        Wait.True(here.Has(InputEvent.Key(31, 0)), "which the near side had");
        int before = here.Events.Count;
        source.Write([InputEvent.Key(33, 1)]);
        source.Write([InputEvent.Key(33, 0)]);
        Wait.Until(() => there.Has(InputEvent.Key(33, 0)), "a key at the far side");
        here.Settle();
        Wait.Equal(before, here.Events.Count, "events of the near side since the grab");
    }

    private static void SlowHardware()
    {
        using UinputDevice source = Fixtures.Plug("gamepad-xbox360");
        using ManualResetEventSlim answers = new();
        using PadHardware hardware = new(source, answers);
        using TwoWay link = TwoWay.Start("-G " + source.EventNode!);
        using EvdevDevice clone = link.Clone(source);
        using EventLog log = new(clone);
        ff_effect effect = Effect(-1, 5, 6);
        Wait.True(clone.UploadEffect(ref effect) >= 0, "the clone takes an effect");
        source.Write([InputEvent.Key(0x130, 1)]);
        Wait.Until(() => log.Has(InputEvent.Key(0x130, 1)), "a button passes meanwhile");
        Wait.Equal(0, hardware.Log.Count, "answers of the hardware until then");
        answers.Set();
        hardware.Expect("upload 0 type 50 length 500 words 5 6");
    }

    private static void Forward()
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        using TwoWay link = TwoWay.OverSsh("-G " + source.EventNode!);
        using EvdevDevice clone = link.Clone(source);
        using EventLog log = new(clone);
        source.Write([InputEvent.Key(30, 1)]);
        source.Write([InputEvent.Key(30, 0)]);
        log.Take(4);
        Wait.Sequence([InputEvent.Key(30, 1), InputEvent.Report, InputEvent.Key(30, 0), InputEvent.Report], log.Events, "events");
    }

    private static void FrozenFarEnd()
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        using EvdevDevice local = NodeOpener.OpenWhenReady(source.EventNode!);
        using EventLog here = new(local);
        using TwoWay link = TwoWay.Start("--timeout 0.5 -G " + source.EventNode!);
        using EvdevDevice clone = link.Clone(source);
        source.Write([InputEvent.Key(30, 1)]);
        Wait.Until(() => clone.ReadState().Keys[30], "the press");
        source.Write([InputEvent.Key(30, 0)]);
        Wait.Until(() => clone.ReadState().Keys.IsEmpty, "the release");
        TwoWay.SignalFar(19);
        link.Near.WaitForError("is lost");
        source.Write([InputEvent.Key(31, 1)]);
        source.Write([InputEvent.Key(31, 0)]);
        Wait.Until(() => here.Has(InputEvent.Key(31, 0)), "the near side has its keyboard back");
        TwoWay.SignalFar(9);
    }

    private static void KilledFarEnd()
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        using TwoWay link = TwoWay.Start("--timeout 0.5 -G " + source.EventNode!);
        using (EvdevDevice first = link.Clone(source))
        {
            source.Write([InputEvent.Key(30, 1)]);
            Wait.Until(() => first.ReadState().Keys[30], "the press");
            TwoWay.SignalFar(9);
            link.Near.WaitForError("is lost");
        }
        source.Write([InputEvent.Key(30, 0)]);
        Wait.Until(() => Nodes.Count(source.Description.Name) == 2, "a new clone");
        using EvdevDevice again = link.Clone(source);
        using EventLog log = new(again);
        Wait.Until(() =>
        {
            source.Write([InputEvent.Key(31, 1)]);
            source.Write([InputEvent.Key(31, 0)]);
            return log.Has(InputEvent.Key(31, 0));
        }, "input at the new clone");
        Wait.Until(() => again.ReadState().Keys.IsEmpty, "nothing is held");
    }

    private static void KilledNearEnd()
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        using TwoWay link = TwoWay.OverSsh("-G " + source.EventNode!);
        using EvdevDevice clone = link.Clone(source);
        using EventLog log = new(clone);
        source.Write([InputEvent.Key(30, 1)]);
        Wait.Until(() => log.Has(InputEvent.Key(30, 1)), "the press");
        link.Near.Signal(9);
        Wait.Until(() => log.IsGone, "the clone is gone");
        Wait.True(log.Has(InputEvent.Key(30, 0)), "the release came before that");
    }
}
