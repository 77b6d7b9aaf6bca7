using System.Globalization;
using System.Text;

namespace Rdfwd.Session.Bus;

/// <summary>Addresses of buses (D-Bus specification, "Server Addresses").</summary>
internal static class BusAddress
{
    /// <summary>The address of a socket in the file system.</summary>
    public static string OfSocket(string path)
    {
        StringBuilder address = new("unix:path=");
        foreach (byte b in Encoding.UTF8.GetBytes(path))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'_' or (byte)'/' or (byte)'\\' or (byte)'*' or (byte)'.')
                address.Append((char)b);
            else
                address.Append(CultureInfo.InvariantCulture, $"%{b:x2}");
        }

        return address.ToString();
    }

    /// <summary>The address of the bus of the desktop that this process belongs to, or empty where it belongs to none.</summary>
    public static string OfDesktop()
    {
        string named = Environment.GetEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS") ?? "";
        // Only what leads to a bus that runs: libdbus would start one for others.
        if (named.Length > 0)
            return named.StartsWith("unix:", StringComparison.Ordinal) || named.StartsWith("tcp:", StringComparison.Ordinal) ? named : "";
        string socket = Path.Combine(Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") ?? "", "bus");
        return Path.IsPathRooted(socket) && File.Exists(socket) ? OfSocket(socket) : "";
    }
}
