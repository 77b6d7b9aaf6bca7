namespace Rdfwd.Kernel.Guest;

/// <summary>Where things are in the project's tree.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    public static string Devices => Path.Combine(Root, "tests", "fixtures", "devices");

    /// <summary>The program under test: RDFWD_PROGRAM, which must be set.</summary>
    public static string Program => Environment.GetEnvironmentVariable("RDFWD_PROGRAM") is { Length: > 0 } path
        ? path
        : throw new CheckFailedException("RDFWD_PROGRAM does not say where the rdfwd under test is");

    private static string Find()
    {
        string? directory = AppContext.BaseDirectory;
        while (directory is not null && !File.Exists(Path.Combine(directory, "Forward.sln")))
            directory = Path.GetDirectoryName(directory);
        return directory ?? throw new InvalidOperationException("The tree with Forward.sln was not found.");
    }
}
