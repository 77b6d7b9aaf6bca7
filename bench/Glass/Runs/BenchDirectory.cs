namespace Rdfwd.Bench.Runs;

/// <summary>A private temporary directory of a benchmark. Disposing removes it and all that is in it. Any thread.</summary>
public sealed class BenchDirectory : IDisposable
{
    private static readonly Lock Gate = new();
    private static readonly HashSet<string> Present = [];
    private static bool _closed;

    /// <exception cref="BenchException">All were removed for good.</exception>
    public BenchDirectory()
    {
        lock (Gate)
        {
            if (_closed)
                throw new BenchException("The benchmark is ending.");
            Path = Directory.CreateTempSubdirectory("rdfwd-bench-").FullName;
            _ = Present.Add(Path);
        }
    }

    public string Path { get; }

    /// <summary>Removes all that there are; from then on none is made.</summary>
    public static void RemoveAll()
    {
        lock (Gate)
        {
            _closed = true;
            foreach (string path in Present)
            {
                try
                {
                    Remove(path);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    // The others can still go.
                }
            }

            Present.Clear();
        }
    }

    public void Dispose()
    {
        lock (Gate)
        {
            if (Present.Remove(Path))
                Remove(Path);
        }
    }

    // Who has just been ended may have been writing still when the listing was made.
    private static void Remove(string path)
    {
        for (int left = 20; ; left--)
        {
            try
            {
                Directory.Delete(path, recursive: true);
                return;
            }
            catch (DirectoryNotFoundException) when (!Directory.Exists(path))
            {
                return;
            }
            catch (Exception e) when (left > 0 && (e is IOException or UnauthorizedAccessException))
            {
                PreciseWait.Until(MonotonicClock.NowNs + 20_000_000);
            }
        }
    }
}
