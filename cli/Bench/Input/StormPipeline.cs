using System.Globalization;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Cli.Bench.Input;

/// <summary>The two ends of a pipeline as processes that can be killed and stopped one by one. Owns them.</summary>
internal sealed class StormPipeline : IDisposable
{
    private readonly string _fifo = Path.Combine(Path.GetTempPath(), $"rdfwd-bench-{Guid.NewGuid():n}");

    public StormPipeline(string program, double timeout, IEnumerable<string> nodes)
    {
        using (BenchShell make = new($"mkfifo -m 600 {_fifo}"))
            make.WaitForExit();
        Creator = new($"exec {program} input create < {_fifo}");
        Reader = new(string.Create(CultureInfo.InvariantCulture, $"exec {program} input read -D --timeout {timeout} {string.Join(' ', nodes.Select(node => "-G " + node))} > {_fifo}"));
    }

    public BenchShell Reader { get; }

    public BenchShell Creator { get; }

    public void Dispose()
    {
        // A stopped process does not end by itself.
        Reader.Signal(Libc.SIGKILL);
        Creator.Signal(Libc.SIGKILL);
        Reader.Dispose();
        Creator.Dispose();
        File.Delete(_fifo);
    }
}
