namespace Rdfwd.Tests.Support;

/// <summary>Where the program is that end-to-end tests run: the single file that users get.</summary>
public static class ProgramPath
{
    /// <summary>$RDFWD_PROGRAM, which ./test sets, or what the launcher built in this checkout.</summary>
    public static string Rdfwd { get; } = Find();

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("RDFWD_PROGRAM") is { Length: > 0 } given)
            return given;
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string path = Path.Combine(at.FullName, "artifacts", "program", "rdfwd");
            if (File.Exists(path))
                return path;
        }

        throw new InvalidOperationException("The program is not built; run ./rdfwd version first.");
    }
}
