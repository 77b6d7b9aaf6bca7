namespace Rdfwd.Tests.Support;

/// <summary>A directory that goes when it is disposed.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("rdfwd-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
