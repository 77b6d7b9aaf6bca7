using Rdfwd.Bench.Probe;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Bench.Runs;

/// <summary>No forwarding: the probe on the near screen itself. What is measured here is the floor of the method.</summary>
public sealed class DirectForwarding(BenchSite site) : IForwarding
{
    private ChildProcess? _probe;

    public string Name => "no forwarding";

    public void Start(ProbeOptions probe)
    {
        string[] words = ProbeCommandLine.Words(probe);
        _probe = site.Spawn(words[0], words.Skip(1), "probe.log");
    }

    public void CheckAlive()
    {
        if (_probe!.TryGetExit(out _, out _))
            throw new BenchException("The probe ended: " + site.Said("probe.log"));
    }

    public IReadOnlyList<ProcessRole> Processes() => [new ProcessRole(_probe!.Pid, "-probe")];

    public WireBytes? Wire() => null;

    public void Dispose()
    {
        if (_probe is not null)
            BenchSite.End(_probe);
        _probe = null;
    }
}
