using Rdfwd.Bench.Link;

namespace Rdfwd.Bench.Runs;

/// <summary>How a forwarding puts the simulated link into its way; none when the shape is none. Owns the counters.</summary>
internal sealed class SimulatedLink : IDisposable
{
    private readonly LinkCounters? _counters;
    private readonly LinkShape _shape;
    private readonly string _countersPath;
    private readonly BenchSite _site;

    public SimulatedLink(BenchSite site, LinkShape shape)
    {
        _site = site;
        _shape = shape;
        _countersPath = site.At("link");
        File.Delete(_countersPath);
        if (!shape.IsNone)
            _counters = LinkCounters.Open(_countersPath);
    }

    /// <summary>From now on the changes of its rate count.</summary>
    public void BeginSchedule()
    {
        if (_counters is not null)
            Volatile.Write(ref _counters.ScheduleNs, MonotonicClock.NowNs);
    }

    public bool IsNone => _counters is null;

    /// <summary>The ssh configuration to use: with the link as a proxy, or the plain one.</summary>
    public string SshConfiguration(LoopbackSsh ssh)
    {
        if (IsNone)
            return ssh.ConfigurationFile;
        string path = _site.At("ssh_config_with_link");
        string words = string.Join(' ', Words().Select(word => $"'{word}'"));
        // Of two values for one option ssh takes the first.
        File.WriteAllText(path, $"Host {LoopbackSsh.Host}\n  ProxyCommand {words} %h %p\nInclude {ssh.ConfigurationFile}\n");
        return path;
    }

    /// <summary>The words that start it; a host and a port follow.</summary>
    public string[] Words() => LinkCommandLine.Words(_shape, _countersPath);

    /// <summary>What crossed it; where there is none, what the kernel counts for a server's port.</summary>
    public WireBytes? Wire(int port) =>
        _counters is { } link ? new WireBytes(Volatile.Read(ref link.UpBytes), Volatile.Read(ref link.DownBytes)) : TcpCounters.OfServerPort(port);

    public void Dispose() => _counters?.Dispose();
}
