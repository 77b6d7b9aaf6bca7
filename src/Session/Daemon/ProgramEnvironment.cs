using System.Collections;
using System.Globalization;

namespace Rdfwd.Session.Daemon;

/// <summary>The environment of a session's programs.</summary>
internal static class ProgramEnvironment
{
    /// <summary>What belongs to the terminal, the desktop or the ssh connection from which the session was started, and would mislead its programs.</summary>
    private static readonly string[] Unwanted =
    [
        "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "WINDOWID", "SESSION_MANAGER", "DESKTOP_STARTUP_ID", "XDG_ACTIVATION_TOKEN",
        "SSH_CLIENT", "SSH_CONNECTION", "SSH_TTY", "SSH_ORIGINAL_COMMAND", "TERM", "COLUMNS", "LINES",
        "GDK_BACKEND", "QT_QPA_PLATFORM", "XDG_SEAT", "XDG_VTNR",
    ];

    /// <param name="inherited">The daemon's own.</param>
    /// <param name="display">The session's display number.</param>
    /// <param name="authority">Its authority file.</param>
    /// <param name="name">The session's name.</param>
    /// <param name="assignments">NAME=VALUE, later ones win; NAME= sets it to nothing.</param>
    public static Dictionary<string, string> Build(IDictionary inherited, int display, string authority, string name, IEnumerable<string> assignments)
    {
        Dictionary<string, string> variables = [];
        foreach (DictionaryEntry variable in inherited)
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        foreach (string unwanted in Unwanted)
            variables.Remove(unwanted);
        variables["DISPLAY"] = string.Create(CultureInfo.InvariantCulture, $":{display}");
        variables["XAUTHORITY"] = authority;
        variables["XDG_SESSION_TYPE"] = "x11";
        variables["RDFWD_SESSION"] = name;
        // Its other way is the overlay window of the X server, which stays empty where rdfwd has the windows.
        variables.TryAdd("XSECURELOCK_NO_COMPOSITE", "1");
        foreach (string assignment in assignments)
        {
            int equals = assignment.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                variables[assignment[..equals]] = assignment[(equals + 1)..];
        }

        return variables;
    }
}
