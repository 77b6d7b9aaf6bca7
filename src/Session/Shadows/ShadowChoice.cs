namespace Rdfwd.Session.Shadows;

/// <summary>Which display of a machine <c>rdfwd shadow</c> means. Pure.</summary>
internal static class ShadowChoice
{
    /// <summary>The display's number. Throws a sentence when there is none, none that may be opened, or no telling which.</summary>
    /// <param name="there">The displays that run, sessions' own left out.</param>
    /// <param name="asked">The one that a person named.</param>
    /// <param name="environment">The one of $DISPLAY; negative for none.</param>
    /// <param name="opens">Whether this user may use a display.</param>
    /// <param name="machine">The machine's name.</param>
    public static int Choose(IReadOnlyList<int> there, int? asked, int environment, Func<int, bool> opens, string machine)
    {
        if (asked is { } wanted)
        {
            if (!there.Contains(wanted))
                throw new SessionException(Failure.XServerFailed, $"there is no X display :{wanted} on {machine}{(there.Count > 0 ? "; there are:" : ", nor any other")}") { Details = List(there) };
            return opens(wanted) ? wanted : throw Refuses([wanted], machine);
        }

        if (there.Count == 0)
            throw new SessionException(Failure.XServerFailed, $"no X display runs on {machine}; somebody must be logged in to a desktop there (with Xorg: Wayland's compositors show no X display of the whole desktop)");
        if (there.Contains(environment) && opens(environment))
            return environment;
        List<int> usable = [.. there.Where(opens)];
        return usable.Count switch
        {
            0 => throw Refuses(there, machine),
            1 => usable[0],
            _ => throw new SessionException(Failure.SeveralSessions, $"there are several X displays on {machine}; name one with --display:") { Details = List(usable) },
        };
    }

    private static SessionException Refuses(IReadOnlyList<int> displays, string machine) =>
        new(Failure.PermissionDenied, $"display {string.Join(", ", List(displays))} on {machine} lets this user in with no cookie that was found; log in as its owner, or set XAUTHORITY there to its authority file");

    private static List<string> List(IEnumerable<int> numbers) => [.. numbers.Select(number => $":{number}")];
}
