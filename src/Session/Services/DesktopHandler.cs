using System.Text;
using Rdfwd.Session.Directories;

namespace Rdfwd.Session.Services;

/// <summary>
/// Leads programs to the session's <c>xdg-open</c> that look for the program of a link themselves, as GTK's do: a desktop entry and a table of default
/// programs that only the session's programs find (MIME Applications Associations 1.0.1; XDG Base Directory 0.8). What the user of the far machine has
/// chosen comes before it there.
/// </summary>
internal static class DesktopHandler
{
    // Where programs look when nothing is set (XDG Base Directory).
    private static readonly (string Variable, string Usual)[] Paths = [("XDG_CONFIG_DIRS", "/etc/xdg"), ("XDG_DATA_DIRS", "/usr/local/share:/usr/share")];

    /// <summary>Writes both files and puts their folder before those of the machine. Where that is not possible programs keep what they have.</summary>
    /// <param name="directory">The session's.</param>
    /// <param name="environment">Of the session's programs.</param>
    public static void Install(SessionDirectory directory, Dictionary<string, string> environment)
    {
        if (!TryWrite(directory))
            return;
        foreach ((string variable, string usual) in Paths)
            environment[variable] = $"{directory.DesktopFolder}:{OpenerScript.PathWithout(Value(environment, variable, usual), directory.DesktopFolder)}";
    }

    /// <summary>Takes the folder out again, for programs that must not come back here.</summary>
    /// <param name="openerFolder">Where the session's opener lies.</param>
    /// <param name="environment">Of those programs.</param>
    public static void Remove(string openerFolder, Dictionary<string, string> environment)
    {
        string folder = Path.Combine(Path.GetDirectoryName(openerFolder) ?? "/", "xdg");
        foreach ((string variable, string usual) in Paths)
            environment[variable] = OpenerScript.PathWithout(Value(environment, variable, usual), folder);
    }

    /// <summary>Writes the files, again where they have vanished.</summary>
    public static bool TryWrite(SessionDirectory directory)
    {
        const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        const string Types = "x-scheme-handler/http;x-scheme-handler/https;x-scheme-handler/mailto;";
        // Other signs would have to be quoted in two ways at once.
        if (!directory.OpenerPath.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_'))
            return false;
        string entry = Path.GetFileName(directory.DesktopEntryPath);
        try
        {
            Directory.CreateDirectory(directory.ApplicationsFolder, Private);
            Write(directory.DesktopEntryPath, $"[Desktop Entry]\nType=Application\nName=Where the session is shown\nExec={directory.OpenerPath} %u\nNoDisplay=true\nMimeType={Types}\n");
            Write(directory.MimeAppsPath, $"[Default Applications]\n{string.Concat(Types.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(type => $"{type}={entry}\n"))}");
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string Value(Dictionary<string, string> environment, string variable, string usual)
    {
        return environment.GetValueOrDefault(variable, "") is { Length: > 0 } value ? value : usual;
    }

    private static void Write(string path, string text)
    {
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
        using FileStream file = new(path, options);
        file.Write(Encoding.UTF8.GetBytes(text));
    }
}
