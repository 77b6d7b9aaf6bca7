using Rdfwd.Input.Codes;
using Rdfwd.Input.Evdev;
using Rdfwd.Input.Uinput;

namespace Rdfwd.Kernel.Guest;

/// <summary>Devices come and go.</summary>
public static class HotplugChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("hotplug/selected-later", SelectedLater),
        new("hotplug/returns-to-its-clone", ReturnsToItsClone),
        new("hotplug/selectors", Selectors),
    ];

    private static void SelectedLater()
    {
        using Pipeline pipeline = Pipeline.Start("-G 'name:*fine wheel'");
        pipeline.Reader.WaitForError("waiting for one");
        using UinputDevice source = Fixtures.Plug("mouse-hires-wheel");
        using EvdevDevice clone = pipeline.Clone(source);
        using EventLog log = new(clone);
        source.Write([InputEvent.Rel(0, 7)]);
        Wait.Until(() => log.Has(InputEvent.Rel(0, 7)), "motion of the device that came later");
    }

    private static void ReturnsToItsClone()
    {
        UinputDevice source = Fixtures.Plug("keyboard-usb");
        using Pipeline pipeline = Pipeline.Start("-G kind:keyboard");
        using EvdevDevice clone = pipeline.Clone(source);
        using EventLog log = new(clone);
        source.Dispose();
        pipeline.Reader.WaitForError("is gone");
        using UinputDevice again = Fixtures.Plug("keyboard-usb");
        pipeline.Reader.WaitForError("is here");
        again.Write([InputEvent.Key(30, 1)]);
        again.Write([InputEvent.Key(30, 0)]);
        Wait.Until(() => log.Has(InputEvent.Key(30, 0)), "its keys arrive at the old clone");
        Wait.Equal(2, Nodes.Count(again.Description.Name), "devices of that name: the original and one clone");
    }

    private static void Selectors()
    {
        using UinputDevice keyboard = Fixtures.Plug("keyboard-usb");
        using UinputDevice mouse = Fixtures.Plug("mouse-usb");
        using UinputDevice pad = Fixtures.Plug("gamepad-xbox360");
        using Pipeline pipeline = Pipeline.Start("id:046d:c077 kind:gamepad");
        using EvdevDevice one = pipeline.Clone(mouse);
        using EvdevDevice other = pipeline.Clone(pad);
        Wait.Equal(1, Nodes.Count(keyboard.Description.Name), "the keyboard was not asked for");
    }
}
