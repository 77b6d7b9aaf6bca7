using Rdfwd.Interop.Libc;

namespace Rdfwd.Session.Files;

/// <summary>Where received files go: the person's download folder (xdg-user-dirs), else <c>~/Downloads</c>.</summary>
internal static class DownloadFolder
{
    /// <summary>The folder, made where it is missing. Throws a file failure.</summary>
    public static string Open()
    {
        string home = Environment.GetEnvironmentVariable("HOME") ?? "/";
        string configuration = Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { } set && set.StartsWith('/') ? set : Path.Combine(home, ".config");
        string folder = FromUserDirs(Path.Combine(configuration, "user-dirs.dirs"), home) ?? Path.Combine(home, "Downloads");
        try
        {
            return Directory.CreateDirectory(folder).FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SessionException(Failure.FileFailed, $"the download folder {folder} cannot be made: {SystemWords.Of(e)}", e);
        }
    }

    /// <summary>The line <c>XDG_DOWNLOAD_DIR="$HOME/Downloads"</c> of a file that shells read too.</summary>
    internal static string? FromUserDirs(string path, string home)
    {
        const string Key = "XDG_DOWNLOAD_DIR=";
        try
        {
            string? line = File.Exists(path) ? File.ReadLines(path).LastOrDefault(line => line.StartsWith(Key, StringComparison.Ordinal)) : null;
            string? value = line?[Key.Length..].Trim().Trim('"').Replace("$HOME", home, StringComparison.Ordinal);
            return value is not null && value.StartsWith('/') ? value : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
