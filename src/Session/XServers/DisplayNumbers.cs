using System.Globalization;

namespace Rdfwd.Session.XServers;

/// <summary>Which X displays of this machine are in use.</summary>
public static class DisplayNumbers
{
    /// <summary>Automatic displays start here, out of the way of login managers (0 and up) and of ssh -X (10 and up).</summary>
    public const int FirstAutomatic = 100;

    /// <summary>Whether something of an X server is there: its socket, also the abstract one, or its lock.</summary>
    public static bool IsTaken(int display)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"/tmp/.X11-unix/X{display}");
        return Path.Exists(name) || Path.Exists(string.Create(CultureInfo.InvariantCulture, $"/tmp/.X{display}-lock")) || IsAbstractSocket(name);
    }

    private static bool IsAbstractSocket(string name)
    {
        try
        {
            return File.ReadLines("/proc/net/unix").Any(line => line.EndsWith("@" + name, StringComparison.Ordinal));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
