using System.Diagnostics;
using Rdfwd.Input;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Cli.Bench.Input;

/// <summary>A line of bash that runs beside the benchmark; what it says on standard error is kept. Owns the process.</summary>
internal sealed class BenchShell : IDisposable
{
    private readonly Process _process;
    private string _lastWords = "";

    public BenchShell(string line)
    {
        ProcessStartInfo start = new("bash", ["-c", line]) { RedirectStandardError = true };
        _process = Process.Start(start) ?? throw new InputException(InputFailure.Unsupported, "bash cannot be run.");
        _process.ErrorDataReceived += (_, said) =>
        {
            if (!string.IsNullOrWhiteSpace(said.Data))
                _lastWords = said.Data;
        };
        _process.BeginErrorReadLine();
    }

    /// <summary>The last line on standard error.</summary>
    public string LastWords => _lastWords;

    public bool HasExited => _process.HasExited;

    public void Signal(int signal)
    {
        if (!_process.HasExited)
            _ = Libc.kill(_process.Id, signal);
    }

    /// <summary>Waits for the end without killing it.</summary>
    public void WaitForExit() => _process.WaitForExit();

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }
}
