namespace Rdfwd.Bench.Runs;

/// <summary>Measures what a forwarding uses from one moment to another.</summary>
internal sealed class ResourceMeter
{
    private readonly IForwarding _forwarding;
    private readonly long _startNs;
    private readonly WireBytes? _startWire;
    private readonly List<(ProcessRole Process, double CpuSeconds)> _start;

    public ResourceMeter(IForwarding forwarding)
    {
        _forwarding = forwarding;
        _startWire = forwarding.Wire();
        _start = [.. forwarding.Processes().Select(p => (p, ProcessTable.CpuSeconds(p.Pid)))];
        _startNs = MonotonicClock.NowNs;
    }

    public ResourceUse Stop()
    {
        double seconds = (MonotonicClock.NowNs - _startNs) / 1e9;
        List<RoleUse> roles = [];
        foreach (IGrouping<string, (ProcessRole Process, double CpuSeconds)> role in _start.GroupBy(p => p.Process.Role))
        {
            double cpu = role.Sum(p => Math.Max(0, ProcessTable.CpuSeconds(p.Process.Pid) - p.CpuSeconds));
            roles.Add(new RoleUse(role.Key, cpu / seconds, role.Sum(p => ProcessTable.ResidentKib(p.Process.Pid)), role.Sum(p => ProcessTable.PeakResidentKib(p.Process.Pid))));
        }

        WireBytes? wire = _forwarding.Wire() is { } now && _startWire is { } then ? new WireBytes(now.Up - then.Up, now.Down - then.Down) : null;
        return new ResourceUse(seconds, roles, wire);
    }
}
