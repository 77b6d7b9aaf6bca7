using Rdfwd.Input.Codes;
using Rdfwd.Input.Evdev;
using Rdfwd.Input.Uinput;

namespace Rdfwd.Kernel.Guest;

/// <summary>Devices are taken only when nothing is held, and given back whatever happens.</summary>
public static class GrabChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("grab/waits-for-the-release", WaitsForRelease),
        new("grab/gives-up-and-names-the-key", GivesUp),
        new("grab/force-releases-for-local-readers", ForceReleases),
        new("grab/busy-names-the-holder", BusyNamesHolder),
        new("grab/panic-chord", PanicChord),
        new("grab/is-gone-after-kill", IsGoneAfterKill),
    ];

    private static void WaitsForRelease()
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        using EvdevDevice local = NodeOpener.OpenWhenReady(source.EventNode!);
        using EventLog log = new(local);
        source.Write([InputEvent.Key(28, 1)]);
        using Pipeline pipeline = Pipeline.Start("--wait -G " + source.EventNode!);
        pipeline.Reader.WaitForError("KEY_ENTER");
        source.Write([InputEvent.Key(28, 0)]);
        using EvdevDevice clone = pipeline.Clone(source);
        Wait.Until(() => log.Has(InputEvent.Key(28, 0)), "the local reader sees the release");
        using EventLog there = new(clone);
        source.Write([InputEvent.Key(30, 1)]);
        source.Write([InputEvent.Key(30, 0)]);
        Wait.Until(() => there.Has(InputEvent.Key(30, 0)), "the far side has the keyboard");
        log.Settle();
        Wait.True(!log.Has(InputEvent.Key(30, 1)), "the local reader gets nothing while the device is grabbed");
        Wait.True(!clone.ReadState().Keys[28], "Enter is not held on the clone");
    }

    private static void GivesUp()
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        source.Write([InputEvent.Key(57, 1)]);
        RdfwdProcess reader = RdfwdProcess.Shell($"exec rdfwd input read -G {source.EventNode} -D");
        Wait.Equal(31, reader.WaitForExit("the reader"), "exit code");
        Wait.True(reader.Errors.Contains("KEY_SPACE is held", StringComparison.Ordinal), $"the key is named in: {reader.Errors}");
        using EvdevDevice other = NodeOpener.OpenWhenReady(source.EventNode!);
        other.Grab();
    }

    private static void ForceReleases()
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        using EvdevDevice local = NodeOpener.OpenWhenReady(source.EventNode!);
        using EventLog log = new(local);
        source.Write([InputEvent.Key(28, 1)]);
        using Pipeline pipeline = Pipeline.Start("--force -G " + source.EventNode!);
        using EvdevDevice clone = pipeline.Clone(source);
        Wait.Until(() => log.Has(InputEvent.Key(28, 0)), "the local reader sees a release");
    }

    private static void BusyNamesHolder()
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        RdfwdProcess holder = RdfwdProcess.Shell($"exec evtest --grab {source.EventNode}");
        Wait.Until(() => Directory.Exists($"/proc/{holder.Id}") && DeviceHolders.Find(source.EventNode!).Any(found => found.Name == "evtest"), "evtest has the device open");
        Wait.Until(() =>
        {
            using EvdevDevice probe = EvdevDevice.Open(source.EventNode!);
            try
            {
                probe.Grab();
                return false;
            }
            catch (Rdfwd.Input.InputException)
            {
                return true;
            }
        }, "evtest has grabbed it");
        RdfwdProcess reader = RdfwdProcess.Shell($"exec rdfwd input read -G {source.EventNode} -D");
        Wait.Equal(31, reader.WaitForExit("the reader"), "exit code");
        Wait.True(reader.Errors.Contains("evtest", StringComparison.Ordinal), $"evtest is named in: {reader.Errors}");
    }

    private static void PanicChord()
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        using Pipeline pipeline = Pipeline.Start("--panic leftctrl+f12 -G " + source.EventNode!);
        using EvdevDevice clone = pipeline.Clone(source);
        using EventLog log = new(clone);
        source.Write([InputEvent.Key(29, 1)]);
        source.Write([InputEvent.Key(88, 1)]);
        Wait.Equal(0, pipeline.Reader.WaitForExit("the reader"), "exit code");
        Wait.Equal(0, pipeline.Creator.WaitForExit("the creator"), "exit code of the creator");
        Wait.Until(() => log.IsGone, "the clone is gone");
        Wait.True(log.Has(InputEvent.Key(29, 0)), "ctrl is released on the clone");
        Wait.True(!log.Has(InputEvent.Key(88, 1)), "the chord's last key stays here");
        using EvdevDevice other = NodeOpener.OpenWhenReady(source.EventNode!);
        other.Grab();
    }

    private static void IsGoneAfterKill()
    {
        using UinputDevice source = Fixtures.Plug("keyboard-usb");
        using Pipeline pipeline = Pipeline.Start("--timeout 1 -G " + source.EventNode!);
        using EvdevDevice clone = pipeline.Clone(source);
        pipeline.Creator.Signal(9);
        Wait.Until(() => pipeline.Reader.HasExited, "the reader ends when nobody reads");
        using EvdevDevice other = NodeOpener.OpenWhenReady(source.EventNode!);
        other.Grab();
    }
}
