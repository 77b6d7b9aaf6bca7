namespace Rdfwd.Kernel.Guest;

/// <summary>Finds devices by what sysfs says of them.</summary>
public static class Nodes
{
    /// <summary>The node of a device with the name that is not <paramref name="except"/>, or null.</summary>
    public static string? Find(string name, params string[] except)
    {
        foreach (string directory in Directory.EnumerateDirectories("/sys/class/input", "event*"))
        {
            string node = "/dev/input/" + Path.GetFileName(directory);
            try
            {
                if (!except.Contains(node) && File.Exists(node) && File.ReadAllText(directory + "/device/name").TrimEnd('\n') == name)
                    return node;
            }
            catch (IOException)
            {
                // It went while it was looked at.
            }
        }
        return null;
    }

    public static int Count(string name) => Directory.EnumerateDirectories("/sys/class/input", "event*").Count(directory =>
    {
        try
        {
            return File.ReadAllText(directory + "/device/name").TrimEnd('\n') == name;
        }
        catch (IOException)
        {
            return false;
        }
    });
}
