using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Rdfwd.Bench.Link;
using Rdfwd.Bench.Probe;
using Rdfwd.Interop.Libc;
using Rdfwd.Session.XServers;

namespace Rdfwd.Bench.Runs;

/// <summary>TigerVNC, with the probe alone on a desktop of its size. Without ssh; the simulated link is in front of the server's port.</summary>
public sealed class VncForwarding : IForwarding
{
    private const string ServerLog = "vnc-server.log";
    private const string ViewerLog = "vnc-viewer.log";

    private readonly BenchSite _site;
    private readonly SimulatedLink _link;
    private readonly int _port = FreePort();
    private readonly List<ChildProcess> _processes = [];
    private ChildProcess? _server;
    private ChildProcess? _viewer;

    public VncForwarding(BenchSite site, LinkShape shape)
    {
        _site = site;
        _link = new SimulatedLink(site, shape);
    }

    public string Name => "TigerVNC";

    public void Start(ProbeOptions probe)
    {
        int display = DisplayNumbers.FirstAutomatic;
        while (DisplayNumbers.IsTaken(display))
            display++;
        string name = string.Create(CultureInfo.InvariantCulture, $":{display}");
        string geometry = string.Create(CultureInfo.InvariantCulture, $"{probe.Width}x{probe.Height}");
        // The viewer's title begins with the desktop's name, by which the watcher finds it.
        _server = Add(_site.Spawn(
            "Xvnc", [name, "-SecurityTypes", "None", "-localhost", "-FrameRate", "60", "-geometry", geometry, "-depth", "24", "-rfbport", Number(_port), "-desktop", probe.Title], ServerLog));
        Await(() => IsListening(_port), ServerLog);
        Dictionary<string, string> far = new(_site.Environment) { ["DISPLAY"] = name };
        far.Remove("XAUTHORITY");
        string[] words = ProbeCommandLine.Words(probe);
        _ = Add(_site.Spawn(words[0], words.Skip(1), "probe.log", far));
        int port = _port;
        if (!_link.IsNone)
        {
            port = FreePort();
            string[] link = _link.Words();
            _ = Add(_site.Spawn(link[0], [.. link.Skip(1), "--listen", Number(port), "127.0.0.1", Number(_port)], "link.log"));
            // A trial connection would be the one that it takes.
            Await(() => ProgramOutput.Read("ss", ["-tlnH", $"sport = :{Number(port)}"]) is { Length: > 0 }, "link.log");
        }

        _viewer = Add(_site.Spawn("xtigervncviewer", ["-SecurityTypes", "None", "-RemoteResize=0", $"127.0.0.1::{Number(port)}"], ViewerLog));
    }

    public void CheckAlive()
    {
        if (_server!.TryGetExit(out _, out _))
            throw new BenchException($"Xvnc ended: {_site.Said(ServerLog)}");
        if (_viewer!.TryGetExit(out _, out _))
            throw new BenchException($"The VNC viewer ended: {_site.Said(ViewerLog)}");
    }

    public IReadOnlyList<ProcessRole> Processes() =>
    [
        .. ProcessTree.NearEnd(_viewer!.Pid),
        new ProcessRole(_server!.Pid, "daemon"),
        .. _processes.Where(p => p != _viewer && p != _server)
            .Select(p => new ProcessRole(p.Pid, ProcessTable.CommandLine(p.Pid).Contains(" _link ", StringComparison.Ordinal) ? "-link" : "-probe")),
    ];

    public void BeginSchedule() => _link.BeginSchedule();

    public WireBytes? Wire() => _link.Wire(_port);

    public void Dispose()
    {
        foreach (ChildProcess process in Enumerable.Reverse(_processes))
            BenchSite.End(process);
        _processes.Clear();
        _link.Dispose();
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool IsListening(int port)
    {
        try
        {
            using TcpClient client = new();
            client.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private ChildProcess Add(ChildProcess process)
    {
        _processes.Add(process);
        return process;
    }

    private void Await(Func<bool> condition, string log)
    {
        long untilNs = MonotonicClock.NowNs + 20_000_000_000;
        while (!condition())
        {
            if (_processes[^1].TryGetExit(out _, out _) || MonotonicClock.NowNs > untilNs)
                throw new BenchException($"TigerVNC did not start: {_site.Said(log)}");
            PreciseWait.Until(MonotonicClock.NowNs + 20_000_000);
        }
    }
}
