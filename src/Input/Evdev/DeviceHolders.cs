using System.Globalization;

namespace Rdfwd.Input.Evdev;

/// <summary>Finds out in /proc which processes have a device file open. Other users' processes are visible to root only.</summary>
public static class DeviceHolders
{
    public static IReadOnlyList<DeviceHolder> Find(string path)
    {
        string target = Path.GetFullPath(path);
        List<DeviceHolder> holders = [];
        foreach (string process in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(process), NumberStyles.None, CultureInfo.InvariantCulture, out int pid))
                continue;
            try
            {
                if (Directory.EnumerateFiles(process + "/fd").Any(fd => new FileInfo(fd).LinkTarget == target))
                    holders.Add(new(pid, File.ReadAllText(process + "/comm").Trim()));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // It ended meanwhile or belongs to another user.
            }
        }
        return holders;
    }
}
