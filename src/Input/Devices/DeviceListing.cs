using Rdfwd.Input.Evdev;
using Rdfwd.Input.Sources;

namespace Rdfwd.Input.Devices;

/// <summary>One event node for <c>input list</c>.</summary>
/// <param name="Node">The path.</param>
/// <param name="Description">What could be learnt, from the device or, without permission, from sysfs.</param>
/// <param name="Problem">Why it cannot be opened, or null.</param>
/// <param name="Links">Other names in /dev/input/by-id and by-path.</param>
/// <param name="Holders">Processes that have it open, as far as this user may see.</param>
public sealed record DeviceListing(string Node, DeviceDescription Description, string? Problem, IReadOnlyList<string> Links, IReadOnlyList<DeviceHolder> Holders)
{
    /// <summary>All event nodes by number.</summary>
    public static IReadOnlyList<DeviceListing> All()
    {
        ILookup<string, string> links = Aliases();
        return [.. HotplugWatch.Nodes().Select(node => Of(node, links))];
    }

    private static DeviceListing Of(string node, ILookup<string, string> links)
    {
        DeviceDescription description;
        string? problem = null;
        try
        {
            using EvdevDevice device = EvdevDevice.Open(node);
            description = device.Description;
        }
        catch (InputException exception)
        {
            problem = exception.Message;
            description = SysfsDescription.Read(Path.GetFileName(node));
        }
        return new(node, description, problem, [.. links[node].Order(StringComparer.Ordinal)], DeviceHolders.Find(node));
    }

    private static ILookup<string, string> Aliases() => ((string[])["/dev/input/by-id", "/dev/input/by-path"])
        .Where(Directory.Exists)
        .SelectMany(Directory.EnumerateFileSystemEntries)
        .ToLookup(link => File.ResolveLinkTarget(link, returnFinalTarget: true)?.FullName ?? "");
}
