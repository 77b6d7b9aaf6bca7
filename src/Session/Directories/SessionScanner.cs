using System.Globalization;
using Rdfwd.Session.Processes;
using Rdfwd.Session.Targets;

namespace Rdfwd.Session.Directories;

/// <summary>Finds this user's sessions on this machine and clears away what dead ones left.</summary>
public static class SessionScanner
{
    /// <summary>A directory without a record or daemon may be one that is being made; older ones are remains.</summary>
    private static readonly TimeSpan StartingTime = TimeSpan.FromSeconds(30);

    /// <summary>All sessions by display number. Directories whose daemon and X server are both gone are removed.</summary>
    public static IReadOnlyList<FoundSession> Scan()
    {
        List<FoundSession> found = [];
        foreach (string root in RuntimeRoot.Candidates())
        {
            if (!RuntimeRoot.TryUse(root, create: false, out _))
                continue;
            foreach (string path in Directory.GetDirectories(root))
            {
                string name = Path.GetFileName(path);
                if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int display))
                    continue;
                if (Examine(new SessionDirectory(root, display)) is { } session && !found.Any(other => Same(other, session)))
                    found.Add(session);
            }
        }

        found.Sort((a, b) => a.Directory.Display.CompareTo(b.Directory.Display));
        return found;
    }

    /// <summary>The one session that a selector means. Throws when there is none or when it could be several.</summary>
    public static FoundSession Find(SessionSelector selector)
    {
        return Select(Scan(), selector);
    }

    /// <summary>The choice alone, on a given list.</summary>
    internal static FoundSession Select(IReadOnlyList<FoundSession> sessions, SessionSelector selector)
    {
        if (selector.IsSole)
        {
            FoundSession[] live = [.. sessions.Where(session => session.State == SessionState.Live)];
            FoundSession[] choice = live.Length > 0 ? live : [.. sessions.Where(session => session.State == SessionState.Dead)];
            return choice.Length switch
            {
                0 => throw new SessionException(Failure.NoSuchSession, "there is no session; rdfwd start makes one"),
                1 => choice[0],
                _ => throw new SessionException(Failure.SeveralSessions, "there are several sessions; name one of them by its display or name") { Details = Describe(choice) },
            };
        }

        FoundSession[] matches = selector.Display is int display
            ? [.. sessions.Where(session => session.Directory.Display == display)]
            : [.. sessions.Where(session => session.Record is { } record && (record.Name == selector.Name || record.Uuid == selector.Name))];
        return matches.Length switch
        {
            0 => throw new SessionException(Failure.NoSuchSession, $"there is no session '{selector}'{(sessions.Count > 0 ? "; there are:" : ", nor any other")}") { Details = Describe(sessions) },
            1 => matches[0],
            _ => throw new SessionException(Failure.SeveralSessions, $"several sessions are called '{selector}'; name one by its display") { Details = Describe(matches) },
        };
    }

    /// <summary>What state a directory's session is in; null after its remains were removed.</summary>
    public static FoundSession? Examine(SessionDirectory directory)
    {
        if (!RuntimeRoot.IsPrivateDirectory(directory.FullPath, out string reason))
            return new FoundSession(directory, SessionState.Unknown, null, reason);
        SessionRecord? record = directory.ReadRecord();
        if (DaemonSocket.Answers(directory.SocketPath))
            return new FoundSession(directory, SessionState.Live, record, null);
        if (record?.Daemon is { } daemon && daemon.IsAlive())
            return new FoundSession(directory, SessionState.Unknown, record, $"its daemon (process {daemon.Pid}) does not answer");
        if (record?.XServer is { } server && server.IsAlive())
            return new FoundSession(directory, SessionState.Dead, record, "its daemon is gone; attach adopts it");
        int pid = directory.ReadPid();
        if (record is null && (pid > 0 && ProcessIdentity.Find(pid) is not null || IsFresh(directory)))
            return new FoundSession(directory, SessionState.Unknown, null, "it is being started");
        if (record?.Bus is { } bus)
            End(bus);
        directory.Delete();
        return null;
    }

    /// <summary>A session's bus outlives its daemon, and its X server too when that is killed.</summary>
    private static void End(ProcessRecord process)
    {
        using WatchedProcess? left = WatchedProcess.Adopt(process);
        left?.Signal(Interop.Libc.Libc.SIGTERM);
    }

    private static bool IsFresh(SessionDirectory directory)
    {
        try
        {
            return DateTime.UtcNow - Directory.GetLastWriteTimeUtc(directory.FullPath) < StartingTime;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static bool Same(FoundSession one, FoundSession other)
    {
        return one.Record is not null && one.Record.Uuid == other.Record?.Uuid;
    }

    private static List<string> Describe(IEnumerable<FoundSession> sessions)
    {
        return [.. sessions.Select(session => $":{session.Directory.Display,-5} {session.Record?.Name ?? "?"}{(session.State == SessionState.Live ? "" : $" ({session.Remark})")}")];
    }
}
