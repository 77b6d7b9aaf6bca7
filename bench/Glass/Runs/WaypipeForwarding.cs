using System.Globalization;
using Rdfwd.Bench.Link;
using Rdfwd.Bench.Probe;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Session.Directories;
using Rdfwd.Session.Text;
using Rdfwd.Session.XServers;

namespace Rdfwd.Bench.Runs;

/// <summary>
/// waypipe over the same ssh. It forwards Wayland, so both ends get what turns X into Wayland and back: the probe runs in an Xwayland that is
/// as large as its window, and at the near end weston shows that on the X screen. Neither counts as a part of waypipe. Its pixels are in shared
/// memory, of which it makes no video (waypipe(1): --video is for certain dmabufs only), so it compresses as its manual advises for the link:
/// zstd on one with a limited rate, lz4 else.
/// </summary>
public sealed class WaypipeForwarding : IForwarding
{
    private const string Socket = "wayland-bench";
    private const string CompositorLog = "weston.log";
    private const string ClientLog = "waypipe.log";

    private readonly BenchSite _site;
    private readonly LoopbackSsh _ssh;
    private readonly SimulatedLink _link;
    private readonly string _compression;
    private ChildProcess? _compositor;
    private ChildProcess? _client;

    public WaypipeForwarding(BenchSite site, LoopbackSsh ssh, LinkShape shape)
    {
        _site = site;
        _ssh = ssh;
        _link = new SimulatedLink(site, shape);
        _compression = CompressionFor(shape);
    }

    public string Name => "waypipe " + _compression;

    public void BeginSchedule() => _link.BeginSchedule();

    /// <summary>What waypipe's <c>--compress</c> gets for a link.</summary>
    public static string CompressionFor(LinkShape shape) => shape.Rate.HighestKbit > 0 ? "zstd" : "lz4";

    public void Start(ProbeOptions probe)
    {
        _compositor = _site.Spawn(
            "weston",
            [
                "--backend=x11-backend.so", Text($"--width={probe.Width}"), Text($"--height={probe.Height}"), "--use-pixman", "--shell=kiosk-shell.so", $"--socket={Socket}", "--idle-time=0",
                "--no-config",
            ],
            CompositorLog);
        AwaitCompositor(probe.Title);
        int display = DisplayNumbers.FirstAutomatic;
        while (DisplayNumbers.IsTaken(display))
            display++;
        string authority = _site.At("xwayland-authority");
        File.WriteAllBytes(authority, XAuthorityFile.Format(XAuthorityFile.NewCookie()));
        string script = Text($"Xwayland :{display} -auth {ShellWords.Quote(authority)} -nolisten tcp & until [ -S /tmp/.X11-unix/X{display} ]; do kill -0 $! || exit 1; sleep 0.05; done; ")
            + Text($"DISPLAY=:{display} XAUTHORITY={ShellWords.Quote(authority)} exec {ShellWords.Join(ProbeCommandLine.Words(probe))}");
        Dictionary<string, string> near = new(_site.Environment) { ["WAYLAND_DISPLAY"] = Socket };
        // ssh joins its words with blanks for the far shell.
        // Its sockets stay behind when it is ended, so they are made where everything is removed.
        _client = _site.Spawn(
            "waypipe",
            [
                "--compress", _compression, "--socket", _site.At("waypipe"), "ssh", "-F", _link.SshConfiguration(_ssh), LoopbackSsh.Host, "sh", "-c", ShellWords.Join([script]),
            ],
            ClientLog, near);
    }

    public void CheckAlive()
    {
        if (_compositor!.TryGetExit(out _, out _))
            throw new BenchException($"weston ended: {_site.Said(CompositorLog)}");
        if (_client!.TryGetExit(out _, out _))
            throw new BenchException($"waypipe ended: {_site.Said(ClientLog)}");
    }

    public IReadOnlyList<ProcessRole> Processes()
    {
        List<ProcessRole> roles = [.. ProcessTree.NearEnd(_client!.Pid), new ProcessRole(_compositor!.Pid, "-weston")];
        HashSet<int> known = [.. roles.Select(r => r.Pid)];
        foreach ((int pid, string program) in ProcessTable.Descendants(_ssh.ServerPid).Where(p => !known.Contains(p.Pid)))
        {
            // The command lines of waypipe and the shell have the probe's words in them too.
            roles.Add(new ProcessRole(pid, program switch
            {
                "Xwayland" => "-far X server",
                "waypipe" => "daemon",
                "sh" or "dash" or "bash" => "-shell",
                _ when program.StartsWith("sshd", StringComparison.Ordinal) => "sshd",
                _ when ProcessTable.CommandLine(pid).Contains(" _probe ", StringComparison.Ordinal) => "-probe",
                _ => "-shell",
            }));
        }

        return roles;
    }

    public WireBytes? Wire() => _link.Wire(_ssh.Port);

    public void Dispose()
    {
        IEnumerable<int> far = _client is null ? [] : [.. Processes().Where(r => r.Role is "daemon" or "-far X server" or "-probe").Select(r => r.Pid)];
        if (_client is not null)
            BenchSite.End(_client);
        foreach (int pid in far)
            _ = Libc.kill(pid, Libc.SIGTERM);
        if (_compositor is not null)
            BenchSite.End(_compositor);
        _link.Dispose();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    // The watcher finds windows by the probe's title, so weston's gets that.
    private void AwaitCompositor(string title)
    {
        using XConnection x = XConnection.Open(_site.NearDisplay, _site.NearAuthority);
        long untilNs = MonotonicClock.NowNs + 20_000_000_000;
        while (true)
        {
            if (File.Exists(Path.Combine(_site.Runtime, Socket)) && Watching.WindowTree.FindTitled(x, "Weston") is { } window)
            {
                XProperty.SetText(x, window, Atom._NET_WM_NAME, title);
                x.Sync();
                return;
            }

            if (_compositor!.TryGetExit(out _, out _) || MonotonicClock.NowNs > untilNs)
                throw new BenchException($"weston did not start: {_site.Said(CompositorLog)}");
            PreciseWait.Until(MonotonicClock.NowNs + 20_000_000);
        }
    }
}
