using System.Globalization;
using Rdfwd.Input;
using Rdfwd.Input.Devices;
using Rdfwd.Input.Evdev;

namespace Rdfwd.Session.Health;

/// <summary>Looks at the input devices: which may be opened, and whether another program has grabbed them.</summary>
internal static class InputHealth
{
    public static IReadOnlyList<CheckResult> Check()
    {
        IReadOnlyList<DeviceListing> devices = DeviceListing.All();
        List<CheckResult> results = [];
        int usable = 0;
        foreach (DeviceListing device in devices)
        {
            if (device.Problem is not null)
                continue;
            usable++;
            if (Grabbed(device.Node) is { } problem)
                results.Add(new CheckResult(device.Node, CheckState.Limited, problem.TrimEnd('.'), "stop the program that has it"));
        }
        string count = string.Create(CultureInfo.InvariantCulture, $"{usable} of {devices.Count} may be opened");
        results.Insert(0, usable == devices.Count
            ? new CheckResult("input devices", CheckState.Ok, count)
            : new CheckResult("input devices", CheckState.Limited, $"{count} by this user; only 'rdfwd input' needs them", $"sudo usermod -aG input {Environment.UserName}, then log in again"));
        return results;
    }

    /// <summary>Who keeps a device from being grabbed, found out by grabbing it for an instant while nothing is held; or null.</summary>
    private static string? Grabbed(string node)
    {
        try
        {
            using EvdevDevice device = EvdevDevice.Open(node);
            if (device.Description.State.HoldsAnything)
                return null;
            device.Grab();
            device.Ungrab();
            return null;
        }
        catch (InputException exception)
        {
            return exception.Reason == InputFailure.Busy ? exception.Message : null;
        }
    }
}
