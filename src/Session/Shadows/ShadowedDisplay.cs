using System.Globalization;
using Rdfwd.Display;
using Rdfwd.Display.X11;
using Rdfwd.Session.Directories;

namespace Rdfwd.Session.Shadows;

/// <summary>An X display of this machine that this user may show.</summary>
/// <param name="Number">The N of ":N".</param>
/// <param name="AuthorityFile">Where its cookie is; null for what libxcb finds by itself.</param>
internal sealed record ShadowedDisplay(int Number, string? AuthorityFile)
{
    private const string Sockets = "/tmp/.X11-unix";

    /// <summary>Finds the display that is meant and an authority that it accepts. Throws what is in the way.</summary>
    /// <param name="wanted">As in ":0"; empty for $DISPLAY, else for the only one there is.</param>
    public static ShadowedDisplay Find(string wanted)
    {
        HashSet<int> own = [.. SessionScanner.Scan().Where(session => session.Record is { Kind: not Display.Far.FarDisplayKind.Shadow }).Select(session => session.Directory.Display)];
        List<int> there = [.. Numbers().Where(number => !own.Contains(number))];
        string environment = Environment.GetEnvironmentVariable("DISPLAY") ?? "";
        int? asked = wanted.Length > 0 ? XConnection.DisplayNumber(":" + wanted.TrimStart(':')) : null;
        if (asked is { } session && own.Contains(session))
            throw new SessionException(Failure.DisplayTaken, $"display :{session} is a session's; show it with: rdfwd attach :{session}");
        Dictionary<int, ShadowedDisplay?> tried = [];
        ShadowedDisplay? Try(int number) => tried.TryGetValue(number, out ShadowedDisplay? known) ? known : (tried[number] = Open(number));
        int chosen = ShadowChoice.Choose(there, asked, XConnection.DisplayNumber(environment), number => Try(number) is not null, Environment.MachineName);
        return Try(chosen)!;
    }

    // A cookie may be in many places, and a login by ssh knows none of them: the user's own programs on the display do.
    private static ShadowedDisplay? Open(int number)
    {
        foreach (string? authority in ((IEnumerable<string?>)DisplayAuthorities.For(number)).Prepend(null))
        {
            try
            {
                XConnection.Open(string.Create(CultureInfo.InvariantCulture, $":{number}"), authority).Dispose();
                return new ShadowedDisplay(number, authority);
            }
            catch (DisplayException)
            {
                // The next place may have it.
            }
        }

        return null;
    }

    private static IEnumerable<int> Numbers()
    {
        try
        {
            return [.. Directory.GetFileSystemEntries(Sockets, "X*").Select(path => int.TryParse(Path.GetFileName(path).AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1).Where(number => number >= 0).Order()];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
