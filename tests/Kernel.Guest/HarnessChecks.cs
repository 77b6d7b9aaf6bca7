using Rdfwd.Input.Codes;
using Rdfwd.Input.Evdev;
using Rdfwd.Input.Uinput;

namespace Rdfwd.Kernel.Guest;

/// <summary>The harness itself sees what it must see.</summary>
public static class HarnessChecks
{
    public static IReadOnlyList<Check> All { get; } =
    [
        new("harness/a-wrong-clone-is-noticed", ADifferenceIsNoticed),
        new("harness/a-created-device-matches-its-description", DescriptionMatches),
    ];

    private static void ADifferenceIsNoticed()
    {
        using UinputDevice one = Fixtures.Plug("mouse-ps2");
        using UinputDevice other = Fixtures.Plug("mouse-usb");
        bool noticed = false;
        try
        {
            Wait.Sequence(IoctlDump.Read(one.EventNode!), IoctlDump.Read(other.EventNode!), "two mice");
        }
        catch (CheckFailedException)
        {
            noticed = true;
        }
        Wait.True(noticed, "two different devices are found different");
    }

    private static void DescriptionMatches()
    {
        foreach (string name in Fixtures.Names)
        {
            using UinputDevice device = Fixtures.Plug(name);
            Wait.Equal(0, device.Omitted.Count, $"capabilities of {name} that the kernel lacks ({string.Join(", ", device.Omitted)})");
            using EvdevDevice open = NodeOpener.OpenWhenReady(device.EventNode!);
            foreach (int type in device.Description.Types.Members().Where(type => type != EventType.Syn))
                Wait.True(open.Description.Codes(type).SetEquals(device.Description.Codes(type)), $"{name} has its codes of type {type}");
        }
    }
}
