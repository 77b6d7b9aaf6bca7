using Rdfwd.Bench.Link;
using Rdfwd.Bench.Runs;
using Rdfwd.Cli.Demo;

namespace Rdfwd.Cli.Bench;

/// <summary>What benchmarks stand on: the near machine, and a way by ssh to the far one, which is started when it is first asked for. Owns both.</summary>
internal sealed class BenchGround : IBenchGround
{
    private LoopbackSshd? _sshd;

    public BenchSite Site { get; } = new();

    public LoopbackSsh Ssh
    {
        get
        {
            _sshd ??= new LoopbackSshd(Directory.CreateDirectory(Site.At("sshd")).FullName, Site.Runtime);
            return new LoopbackSsh(_sshd.Command, _sshd.ConfigurationFile, _sshd.Port, _sshd.Pid);
        }
    }

    public IForwarding Create(string over, LinkShape link) => Forwardings.Create(over, this, link);

    public void Dispose()
    {
        _sshd?.Dispose();
        // What a peer may have left, too.
        _ = Descendants.EndAll();
        Site.Dispose();
        Descendants.Reap();
    }
}
