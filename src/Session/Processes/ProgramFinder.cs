using System.Diagnostics.CodeAnalysis;

namespace Rdfwd.Session.Processes;

/// <summary>Finds programs as execvp(3) does.</summary>
public static class ProgramFinder
{
    /// <summary>The path of a program by its name or path, or false when there is none that may be executed.</summary>
    public static bool TryFind(string name, string? searchPath, [NotNullWhen(true)] out string? path)
    {
        path = null;
        if (name.Length == 0)
            return false;
        if (name.Contains('/', StringComparison.Ordinal))
        {
            path = Path.GetFullPath(name);
            return IsExecutable(path);
        }

        if (string.IsNullOrEmpty(searchPath))
            searchPath = "/usr/local/bin:/usr/bin:/bin";
        foreach (string directory in searchPath.Split(':'))
        {
            path = Path.Combine(directory.Length == 0 ? "." : directory, name);
            if (IsExecutable(path))
                return true;
        }

        path = null;
        return false;
    }

    private static bool IsExecutable(string path)
    {
        const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        try
        {
            return File.Exists(path) && (File.GetUnixFileMode(path) & Execute) != 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
