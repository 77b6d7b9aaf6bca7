using Rdfwd.Session.Directories;

namespace Rdfwd.Session.Starting;

/// <summary>
/// Whether <c>start</c> returns to a session that is there instead of making one. The rule: the same display where one was
/// given, the same name where one was given, the same kind of session, the same programs in the same order where some were given (none given fits
/// only when display or name was), and the session is live or can be adopted.
/// </summary>
internal static class SessionReuse
{
    /// <summary>The session that a start line means, or null when a new one is to be made. Throws when the display or name is another session's.</summary>
    public static FoundSession? Find(IReadOnlyList<FoundSession> sessions, StartOptions options)
    {
        FoundSession? taken = sessions.FirstOrDefault(session => options.Display == session.Directory.Display)
            ?? sessions.FirstOrDefault(session => options.Name.Length > 0 && session.Record?.Name == options.Name);
        if (taken is not null)
        {
            if (options.Reuse && IsUsable(taken) && taken.Record?.Kind == options.Kind && FitsPrograms(taken, options))
                return taken;
            string what = options.Display == taken.Directory.Display ? $"display :{taken.Directory.Display} is a session's already" : $"there is a session called '{options.Name}' already";
            string running = taken.Record is { StartedWith.Count: > 0 } record ? $" (it runs {Text.Printable.Line(string.Join(", ", record.StartedWith), 100)})" : "";
            throw new SessionException(Failure.DisplayTaken, $"{what}{running}; use it with: rdfwd attach :{taken.Directory.Display}, or choose another");
        }

        if (!options.Reuse || options.Display is not null || options.Name.Length > 0)
            return null;
        return sessions.FirstOrDefault(session => IsUsable(session) && session.Record is { Named: false } record && record.Kind == options.Kind && record.StartedWith.SequenceEqual(options.Children));
    }

    private static bool FitsPrograms(FoundSession session, StartOptions options)
    {
        return options.Children.Count == 0 || session.Record is { } record && record.StartedWith.SequenceEqual(options.Children);
    }

    private static bool IsUsable(FoundSession session)
    {
        return session.State is SessionState.Live or SessionState.Dead;
    }
}
