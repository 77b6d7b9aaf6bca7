using System.Globalization;
using Rdfwd.Bench.Link;
using Rdfwd.Bench.Probe;
using Rdfwd.Interop.Libc;
using Rdfwd.Session.Text;
using Rdfwd.Session.XServers;

namespace Rdfwd.Bench.Runs;

/// <summary>
/// xpra over the same ssh, with its own defaults but for two: its server does not start a desktop session, and its pixels go
/// through the connection, not through memory that both ends of one machine share.
/// </summary>
public sealed class XpraForwarding : IForwarding
{
    private const string ServerLog = "xpra-server.log";
    private const string ClientLog = "xpra-client.log";

    private readonly BenchSite _site;
    private readonly LoopbackSsh _ssh;
    private readonly SimulatedLink _link;
    private ChildProcess? _server;
    private ChildProcess? _client;

    public XpraForwarding(BenchSite site, LoopbackSsh ssh, LinkShape shape)
    {
        _site = site;
        _ssh = ssh;
        _link = new SimulatedLink(site, shape);
    }

    public string Name => "xpra";

    public void Start(ProbeOptions probe)
    {
        int display = DisplayNumbers.FirstAutomatic;
        while (DisplayNumbers.IsTaken(display))
            display++;
        string name = string.Create(CultureInfo.InvariantCulture, $":{display}");
        Dictionary<string, string> far = new(_site.Environment) { ["XPRA_SYSTEM_CONF_DIRS"] = CopyConfiguration() };
        far.Remove("DISPLAY");
        far.Remove("XAUTHORITY");
        _server = _site.Spawn(
            "xpra", ["start", name, "--daemon=no", "--mdns=no", "--start-child=" + ShellWords.Join(ProbeCommandLine.Words(probe))], ServerLog, far);
        AwaitServer();
        string ssh = ShellWords.Join(["ssh", "-F", _link.SshConfiguration(_ssh)]);
        _client = _site.Spawn(
            "xpra", ["attach", string.Create(CultureInfo.InvariantCulture, $"ssh://{LoopbackSsh.Host}/{display}"), "--ssh=" + ssh, "--mmap=no"], ClientLog);
    }

    public void CheckAlive()
    {
        if (_server!.TryGetExit(out _, out _))
            throw new BenchException($"The xpra server ended: {_site.Said(ServerLog)}");
        if (_client!.TryGetExit(out _, out _))
            throw new BenchException($"The xpra client ended: {_site.Said(ClientLog)}");
    }

    public IReadOnlyList<ProcessRole> Processes()
    {
        List<ProcessRole> roles = [.. ProcessTree.NearEnd(_client!.Pid), .. ProcessTree.FarEnd(_server!.Pid, "daemon")];
        roles.AddRange([.. ProcessTree.Sshd(_ssh.ServerPid, roles)]);
        return roles;
    }

    public void BeginSchedule() => _link.BeginSchedule();

    public WireBytes? Wire() => _link.Wire(_ssh.Port);

    public void Dispose()
    {
        if (_client is not null)
            BenchSite.End(_client);
        if (_server is not null)
            BenchSite.End(_server);
        _link.Dispose();
    }

    private void AwaitServer()
    {
        long untilNs = MonotonicClock.NowNs + 30_000_000_000;
        while (!File.ReadAllText(_site.At(ServerLog)).Contains("xpra is ready", StringComparison.Ordinal))
        {
            if (_server!.TryGetExit(out _, out _) || MonotonicClock.NowNs > untilNs)
                throw new BenchException($"The xpra server did not start: {_site.Said(ServerLog)}");
            PreciseWait.Until(MonotonicClock.NowNs + 20_000_000);
        }
    }

    // The system's configuration without the line that starts a desktop session.
    private string CopyConfiguration()
    {
        const string system = "/etc/xpra";
        string copy = _site.At("xpra-configuration");
        if (!Directory.Exists(system))
            return copy;
        foreach (string file in Directory.EnumerateFiles(system, "*.conf", SearchOption.AllDirectories))
        {
            string target = Path.Combine(copy, Path.GetRelativePath(system, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllLines(target, File.ReadLines(file).Where(line => !line.StartsWith("start = ", StringComparison.Ordinal)));
        }

        return copy;
    }
}
