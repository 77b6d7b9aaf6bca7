namespace Rdfwd.Tests.Support;

/// <summary>A directory that goes when it is disposed.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("rdfwd-test-").FullName;

    public void Dispose()
    {
        // A desktop's service that was told to end may still be writing its settings.
        Wait.Until($"{Path} can be removed", TryDelete, () => string.Join(", ", Directory.EnumerateFileSystemEntries(Path, "*", SearchOption.AllDirectories)));
    }

    private bool TryDelete()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
            return true;
        }
        catch (IOException)
        {
            return !Directory.Exists(Path);
        }
    }
}
