using Rdfwd.Interop.Libc;
using Rdfwd.Session.Directories;
using Rdfwd.Wire;

namespace Rdfwd.Session.Files;

/// <summary>
/// Where files lie that far programs had opened here: <c>rdfwd/opened</c> in the person's cache, for this user alone. It holds a bounded amount;
/// the oldest go first. Any thread; several programs may use it at once.
/// </summary>
internal static class OpenedFolder
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>The folder, made where it is missing. Throws a file failure when it cannot be had or others may look into it.</summary>
    public static string Open()
    {
        const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        string home = Environment.GetEnvironmentVariable("HOME") ?? "/";
        string cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { } set && set.StartsWith('/') ? set : Path.Combine(home, ".cache");
        string folder = Path.Combine(cache, "rdfwd", "opened");
        try
        {
            Directory.CreateDirectory(folder, Private);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SessionException(Failure.FileFailed, $"the folder {folder} for opened files cannot be made: {SystemWords.Of(e)}", e);
        }

        return RuntimeRoot.IsPrivateDirectory(folder, out string reason) ? folder : throw new SessionException(Failure.PermissionDenied, reason);
    }

    /// <summary>Removes what is old, and what must go for so many bytes more. Throws a file failure when the disk would be left with less than that.</summary>
    public static void MakeRoom(string folder, long bytes)
    {
        FileInfo[] files = [.. new DirectoryInfo(folder).EnumerateFiles()];
        foreach (FileInfo file in ToRemove(files, file => (file.Length, file.LastWriteTimeUtc), bytes, DateTime.UtcNow))
            _ = Interop.Libc.Libc.unlink(file.FullName);
        long free = new DriveInfo(folder).AvailableFreeSpace;
        // A far end must not fill the disk, however many times it tries.
        if (free / 2 < bytes)
            throw new SessionException(Failure.FileFailed, $"{folder} has room for {Text.SizeText.Format(free)}, of which half is left free");
    }

    /// <summary>Which files go. Pure.</summary>
    internal static IReadOnlyList<T> ToRemove<T>(IEnumerable<T> files, Func<T, (long Bytes, DateTime Time)> look, long bytes, DateTime now)
    {
        List<T> gone = [];
        long left = Limits.OpenedFolderBytes - bytes;
        foreach ((T file, (long Bytes, DateTime Time) seen) in files.Select(file => (file, look(file))).OrderByDescending(pair => pair.Item2.Time))
        {
            left -= seen.Bytes;
            if (left < 0 || now - seen.Time > Kept)
                gone.Add(file);
        }

        return gone;
    }
}
