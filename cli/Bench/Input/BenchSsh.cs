using Rdfwd.Bench.Runs;
using Rdfwd.Cli.Demo;

namespace Rdfwd.Cli.Bench.Input;

/// <summary>An sshd on loopback in a directory of its own. Disposing ends it and removes the directory.</summary>
internal sealed class BenchSsh : IDisposable
{
    private readonly BenchDirectory _directory = new();
    private readonly LoopbackSshd _sshd;

    public BenchSsh()
    {
        _sshd = new LoopbackSshd(_directory.Path, _directory.Path);
    }

    /// <summary>What comes before the far command.</summary>
    public string Command => $"{_sshd.Command} {LoopbackSsh.Host}";

    public void Dispose()
    {
        _sshd.Dispose();
        _directory.Dispose();
    }
}
