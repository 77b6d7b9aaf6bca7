using System.Globalization;
using System.Text;
using Rdfwd.Display.X11;

namespace Rdfwd.Session.Shadows;

/// <summary>Where the cookie of somebody's display may be.</summary>
internal static class DisplayAuthorities
{
    private const int MaxEnvironmentBytes = 1 << 20;

    /// <summary>Authority files, the likeliest first; none twice, all readable.</summary>
    public static IEnumerable<string> For(int display)
    {
        return FromPrograms(display).Concat(WellKnown()).Distinct().Where(File.Exists);
    }

    /// <summary>The authority in an environment (/proc/PID/environ) that is about this display; null when it is about another or names none.</summary>
    internal static string? InEnvironment(string environment, int display)
    {
        string? authority = null;
        bool about = false;
        foreach (string variable in environment.Split('\0'))
        {
            if (variable.StartsWith("DISPLAY=", StringComparison.Ordinal))
                about = XConnection.DisplayNumber(variable["DISPLAY=".Length..]) == display;
            else if (variable.StartsWith("XAUTHORITY=", StringComparison.Ordinal))
                authority = variable["XAUTHORITY=".Length..];
        }

        return about && authority is { Length: > 0 } ? authority : null;
    }

    // Only the user's own processes let themselves be read.
    private static IEnumerable<string> FromPrograms(int display)
    {
        foreach (string process in Directory.GetDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(process), NumberStyles.None, CultureInfo.InvariantCulture, out int _) && Read(Path.Combine(process, "environ")) is { } environment && InEnvironment(environment, display) is { } authority)
                yield return authority;
        }
    }

    // What display managers use: GDM and mutter, SDDM, LightDM, startx.
    private static IEnumerable<string> WellKnown()
    {
        string runtime = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") ?? "";
        string home = Environment.GetEnvironmentVariable("HOME") ?? "";
        foreach ((string directory, string pattern) in ((string, string)[])[(Path.Combine(runtime, "gdm"), "Xauthority"), (runtime, ".mutter-Xwaylandauth.*"), (runtime, "xauth_*"), ("/tmp", "xauth_*"), (home, ".Xauthority")])
        {
            if (directory.Length == 0 || !Directory.Exists(directory))
                continue;
            string[] found;
            try
            {
                found = Directory.GetFiles(directory, pattern);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                continue;
            }

            foreach (string file in found)
                yield return file;
        }
    }

    private static string? Read(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read);
            byte[] bytes = new byte[64 * 1024];
            using MemoryStream all = new();
            int count;
            while ((count = file.Read(bytes)) > 0 && all.Length < MaxEnvironmentBytes)
                all.Write(bytes, 0, count);
            return Encoding.UTF8.GetString(all.GetBuffer(), 0, (int)all.Length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
