using Rdfwd.Session.Directories;

namespace Rdfwd.Session.Services;

/// <summary>
/// The <c>xdg-open</c> that a session's programs find first: it asks the session's client, and leaves to the machine's own
/// xdg-open what no client opens.
/// </summary>
internal static class OpenerScript
{
    /// <summary>Where the machine's own choice of a browser is kept from programs.</summary>
    public const string BrowserVariable = "RDFWD_BROWSER";

    /// <summary>Writes the script and leads programs to it. Where that is not possible they keep what they have.</summary>
    /// <param name="directory">The session's.</param>
    /// <param name="programPath">The rdfwd program.</param>
    /// <param name="environment">Of the session's programs.</param>
    /// <param name="assignments">What a person set of it by hand.</param>
    public static void Install(SessionDirectory directory, string programPath, Dictionary<string, string> environment, IEnumerable<string> assignments)
    {
        if (!TryWriteScript(directory, programPath))
            return;
        environment["PATH"] = $"{directory.OpenerFolder}:{PathWithout(environment.GetValueOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin"), directory.OpenerFolder)}";
        DesktopHandler.Install(directory, environment);
        if (assignments.Any(assignment => assignment.StartsWith("BROWSER=", StringComparison.Ordinal)))
            return;
        // A program of the session itself may have had its daemon started anew.
        if (environment.TryGetValue("BROWSER", out string? browser) && browser != directory.OpenerPath)
            environment[BrowserVariable] = browser;
        environment["BROWSER"] = directory.OpenerPath;
    }

    /// <summary>A search path without one folder.</summary>
    public static string PathWithout(string path, string folder) => string.Join(':', path.Split(':').Where(part => part != folder));

    /// <summary>Writes the script and what leads to it, again where it has vanished.</summary>
    public static bool TryWrite(SessionDirectory directory, string programPath) => TryWriteScript(directory, programPath) && DesktopHandler.TryWrite(directory);

    private static bool TryWriteScript(SessionDirectory directory, string programPath)
    {
        const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        string program = Text.ShellWords.Join([programPath]);
        string script = $"""
            #!/bin/sh
            # Opens links where the session is shown, if its user allows that. Made by rdfwd.
            [ -x {program} ] && exec {program} _open -- :{directory.Display} {Text.ShellWords.Join([directory.OpenerFolder])} "$@"
            exec /usr/bin/xdg-open "$@"

            """;
        try
        {
            Directory.CreateDirectory(directory.OpenerFolder, Private);
            FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = Private };
            using FileStream file = new(directory.OpenerPath, options);
            file.Write(System.Text.Encoding.UTF8.GetBytes(script));
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
