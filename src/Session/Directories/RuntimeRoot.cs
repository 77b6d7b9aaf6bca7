using System.Globalization;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Session.Directories;

/// <summary>
/// The directory that holds one directory for each session: <c>$XDG_RUNTIME_DIR/rdfwd</c>, else <c>/run/user/UID/rdfwd</c>,
/// else <c>/tmp/rdfwd-UID</c>; where <c>$RDFWD_RUNTIME_DIR</c> is set, that directory alone. It must be a real
/// directory, the user's own, closed to everyone else.
/// </summary>
public static class RuntimeRoot
{
    /// <summary>sun_path holds 108 bytes with its end; a root must leave room for <c>/65535/socket</c>.</summary>
    internal const int MaxRootBytes = 107 - 13;

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>All places where sessions of this user may be, the preferred one first; some may not exist.</summary>
    public static IReadOnlyList<string> Candidates()
    {
        string uid = Libc.geteuid().ToString(CultureInfo.InvariantCulture);
        List<string> roots = [];
        if (Environment.GetEnvironmentVariable("RDFWD_RUNTIME_DIR") is { Length: > 0 } only && Path.IsPathRooted(only))
        {
            roots.Add(only);
        }
        else
        {
            if (Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") is { Length: > 0 } given && Path.IsPathRooted(given))
                roots.Add(Path.Combine(given, "rdfwd"));
            roots.Add($"/run/user/{uid}/rdfwd");
            roots.Add($"/tmp/rdfwd-{uid}");
        }

        return [.. roots.Where(root => System.Text.Encoding.UTF8.GetByteCount(root) <= MaxRootBytes).Distinct()];
    }

    /// <summary>Makes the first candidate that can be made and used. Throws when none can.</summary>
    public static string Create()
    {
        string reason = $"no candidate's path is at most {MaxRootBytes} bytes long";
        foreach (string root in Candidates())
        {
            if (TryUse(root, create: true, out reason))
                return root;
        }

        throw new SessionException(Failure.PermissionDenied, $"there is no directory for sessions: {reason}; set XDG_RUNTIME_DIR to a directory of your own");
    }

    /// <summary>Whether a root exists and is safe to read; with <paramref name="create"/> it is made where it is missing.</summary>
    public static bool TryUse(string root, bool create, out string reason)
    {
        reason = "";
        try
        {
            if (create && Directory.Exists(Path.GetDirectoryName(root)) && !Path.Exists(root))
                Directory.CreateDirectory(root, Private);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            reason = $"{root} cannot be made ({SystemWords.Of(e)})";
            return false;
        }

        return IsPrivateDirectory(root, out reason);
    }

    /// <summary>Whether a path is a directory (no symbolic link) that belongs to this user and lets nobody else in.</summary>
    internal static bool IsPrivateDirectory(string path, out string reason)
    {
        const int OthersBits = 0x3f;
        const int OwnerOnly = 0x1c0;
        if (!FileStatus.TryGet(path, out FileStatus status, followLinks: false))
            reason = $"{path} does not exist or cannot be read";
        else if (!status.IsDirectory)
            reason = $"{path} is not a directory";
        else if (status.Uid != Libc.geteuid())
            reason = $"{path} belongs to another user";
        else if ((status.Permissions & OthersBits) != 0 && Libc.chmod(path, OwnerOnly) != 0)
            reason = $"{path} is open to other users";
        else
            reason = "";
        return reason.Length == 0;
    }
}
