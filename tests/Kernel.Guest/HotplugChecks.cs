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
        new("hotplug/permission-comes-late", PermissionComesLate),
        new("hotplug/link-by-id-comes-late", LinkComesLate),
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

    private static void PermissionComesLate()
    {
        using Pipeline pipeline = Pipeline.Start("-v -G kind:mouse", reader: OtherUser.Program);
        pipeline.Reader.WaitForError("waiting for one");
        using UinputDevice source = Fixtures.Plug("mouse-usb");
        string node = source.EventNode!;
        File.SetUnixFileMode(node, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        pipeline.Reader.WaitForError($"{node} may not be opened yet");
        Wait.True(!pipeline.Reader.Errors.Contains("is here", StringComparison.Ordinal), $"the node is not the reader's yet: {pipeline.Reader.Errors}");
        File.SetUnixFileMode(node, (UnixFileMode)0x1b6);
        using EvdevDevice clone = pipeline.Clone(source);
        using EventLog log = new(clone);
        source.Write([InputEvent.Rel(0, 7)]);
        Wait.Until(() => log.Has(InputEvent.Rel(0, 7)), "motion of the device that was allowed late");
    }

    private static void LinkComesLate()
    {
        const string Link = "/dev/input/by-id/usb-fixture-event-kbd";
        Directory.CreateDirectory("/dev/input/by-id");
        UinputDevice source = Fixtures.Plug("keyboard-usb");
        File.CreateSymbolicLink(Link, "../" + Path.GetFileName(source.EventNode!));
        try
        {
            using Pipeline pipeline = Pipeline.Start("-v -G " + Link);
            using EvdevDevice clone = pipeline.Clone(source);
            using EventLog log = new(clone);
            source.Dispose();
            pipeline.Reader.WaitForError("is gone");
            File.Delete(Link);
            using UinputDevice stranger = Fixtures.Plug("mouse-usb");
            using UinputDevice again = Fixtures.Plug("keyboard-usb");
            pipeline.Reader.WaitForError($"{stranger.EventNode} is not what is waited for");
            pipeline.Reader.WaitForError($"{again.EventNode} is not what is waited for");
            Wait.True(!pipeline.Reader.Errors.Contains("is here", StringComparison.Ordinal), "without its link it is not taken");
            File.CreateSymbolicLink(Link, "../" + Path.GetFileName(again.EventNode!));
            pipeline.Reader.WaitForError("is here");
            again.Write([InputEvent.Key(30, 1)]);
            again.Write([InputEvent.Key(30, 0)]);
            Wait.Until(() => log.Has(InputEvent.Key(30, 0)), "its keys arrive at the old clone");
            Wait.Equal(1, Nodes.Count(stranger.Description.Name), "the other device is left alone");
        }
        finally
        {
            File.Delete(Link);
        }
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
