using System.Diagnostics;
using Rdfwd.Input;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Cli.Bench.Input;

/// <summary>The two ends of a pipeline as processes that can be killed and stopped one by one. Owns them.</summary>
internal sealed class StormPipeline : IDisposable
{
    private readonly string _fifo = Path.Combine(Path.GetTempPath(), $"rdfwd-bench-{Guid.NewGuid():n}");

    public StormPipeline(string program, double timeout, IEnumerable<string> nodes)
    {
        using (Process make = Start($"mkfifo -m 600 {_fifo}"))
            make.WaitForExit();
        Creator = Start($"exec {program} input create < {_fifo}");
        Reader = Start(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"exec {program} input read -D --timeout {timeout} {string.Join(' ', nodes.Select(node => "-G " + node))} > {_fifo}"));
    }

    public Process Reader { get; }

    public Process Creator { get; }

    public bool HasEnded => Reader.HasExited || Creator.HasExited;

    public static void Signal(Process process, int signal)
    {
        if (!process.HasExited)
            _ = Libc.kill(process.Id, signal);
    }

    public void Dispose()
    {
        foreach (Process process in (Process[])[Reader, Creator])
        {
            Signal(process, Libc.SIGKILL);
            process.WaitForExit();
            process.Dispose();
        }
        File.Delete(_fifo);
    }

    private static Process Start(string line)
    {
        ProcessStartInfo start = new("bash", ["-c", line]) { RedirectStandardError = true };
        Process process = Process.Start(start) ?? throw new InputException(InputFailure.Unsupported, "bash cannot be run.");
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }
}
