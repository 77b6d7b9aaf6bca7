using Rdfwd.Interop.Libc;
using C = Rdfwd.Interop.Libc.Libc;

namespace Rdfwd.Tests.Support;

/// <summary>A command in a session and process group of its own, with what it prints kept in files. Disposing kills it.</summary>
public sealed class RunningCommand : IDisposable
{
    private static int _count;

    private readonly ChildProcess _process;
    private readonly string _output;
    private readonly string _error;
    private bool _disposed;

    public RunningCommand(string directory, IReadOnlyDictionary<string, string> environment, IReadOnlyList<string> words)
    {
        int number = Interlocked.Increment(ref _count);
        Line = string.Join(' ', words);
        _output = Path.Combine(directory, $"{number}.out");
        _error = Path.Combine(directory, $"{number}.err");
        using FileStream output = new(_output, FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
        using FileStream error = new(_error, FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
        _process = ProcessSpawner.Spawn(new ProcessStart
        {
            FileName = words[0],
            Arguments = [.. words.Skip(1)],
            Environment = environment,
            StandardOutput = (int)output.SafeFileHandle.DangerousGetHandle(),
            StandardError = (int)error.SafeFileHandle.DangerousGetHandle(),
            NewSession = true,
            WorkingDirectory = directory,
        });
    }

    public string Line { get; }

    public int Pid => _process.Pid;

    public bool HasExited => _process.TryGetExit(out _, out _);

    public string Output => Read(_output);

    public string Error => Read(_error);

    public void Signal(int signal) => _ = _process.Kill(signal);

    /// <summary>Waits for its end.</summary>
    public CommandResult Result()
    {
        if (!_process.WaitForExit(TimeSpan.FromSeconds(90)))
            throw new TimeoutException($"'{Line}' does not end; it printed: {Output}{Error}");
        _process.TryGetExit(out int code, out int signal);
        return new CommandResult(signal > 0 ? 128 + signal : code, Output, Error);
    }

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _ = _process.Kill(C.SIGKILL);
        _ = _process.WaitForExit(TimeSpan.FromSeconds(10));
        _process.Dispose();
    }

    private static string Read(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using StreamReader reader = new(file);
        return reader.ReadToEnd();
    }
}
