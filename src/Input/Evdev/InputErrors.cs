using System.Globalization;
using System.Runtime.InteropServices;
using Rdfwd.Interop.Evdev;

namespace Rdfwd.Input.Evdev;

/// <summary>Failures of device files in words: what happened, why, what to do.</summary>
internal static class InputErrors
{
    /// <summary>The failure to open <paramref name="path"/>.</summary>
    public static InputException Open(string path, int errno) => errno switch
    {
        EvdevLibc.ENOENT or EvdevLibc.ENXIO => new(InputFailure.NotFound, $"There is no input device {path}. `rdfwd input list` shows those that exist."),
        EvdevLibc.ENODEV => new(InputFailure.Unplugged, $"The device of {path} was unplugged."),
        EvdevLibc.EACCES or EvdevLibc.EPERM => new(InputFailure.Permission, $"{path} may not be opened by this user. Join the group `input` (usermod -aG input {Environment.UserName}, then log in again) or run as root."),
        _ => new(InputFailure.NotFound, $"{path} cannot be opened: {Words(errno)}."),
    };

    public static InputException OpenUinput(string path, int errno) => errno switch
    {
        EvdevLibc.ENOENT or EvdevLibc.ENXIO or EvdevLibc.ENODEV => new(InputFailure.Unsupported, $"There is no {path}: the kernel module uinput is not loaded. Run `modprobe uinput` as root, and see rdfwd-input(1) for loading it at every start."),
        EvdevLibc.EACCES or EvdevLibc.EPERM => new(InputFailure.Permission, $"{path} may not be opened by this user. Install the udev rule that comes with rdfwd (rdfwd-input(1), \"Installation\") or run as root."),
        _ => new(InputFailure.Unsupported, $"{path} cannot be opened: {Words(errno)}."),
    };

    public static InputException Grabbed(string path)
    {
        string holders = string.Join(", ", DeviceHolders.Find(path).Where(holder => holder.Pid != Environment.ProcessId)
            .Select(holder => string.Create(CultureInfo.InvariantCulture, $"{holder.Name} (process {holder.Pid})")));
        return new(InputFailure.Busy, holders.Length == 0
            ? $"{path} is grabbed by another program of another user. Stop that program, or run as root to learn which it is."
            : $"{path} is grabbed by another program. These have it open: {holders}. Stop the one that grabs it.");
    }

    public static InputException Unplugged(string path) => new(InputFailure.Unplugged, $"The device of {path} was unplugged.");

    public static string Words(int errno) => Marshal.GetPInvokeErrorMessage(errno);
}
