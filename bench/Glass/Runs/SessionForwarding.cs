using System.Globalization;
using System.Text.Json;
using Rdfwd.Bench.Link;
using Rdfwd.Bench.Probe;
using Rdfwd.Interop.Libc;
using Rdfwd.Session.Text;

namespace Rdfwd.Bench.Runs;

/// <summary>The real thing: this program's own <c>start ssh:</c> through a real sshd, both ends on this machine, with a simulated link between ssh and sshd when one is asked for.</summary>
public sealed class SessionForwarding : IForwarding
{
    private const string SessionName = "bench";

    private readonly BenchSite _site;
    private readonly LoopbackSsh _ssh;
    private readonly string _sshCommand;
    private readonly SimulatedLink _link;
    private readonly SessionKind _kind;
    private readonly List<ChildProcess> _clients = [];
    private readonly Dictionary<int, string> _farCommands = [];
    private IReadOnlyList<ProcessRole> _farProcesses = [];

    /// <param name="site">The near end. Borrowed.</param>
    /// <param name="ssh">The way to the far end. Borrowed.</param>
    /// <param name="shape">Of the link between them.</param>
    /// <param name="kind">How the probe's window is shown.</param>
    public SessionForwarding(BenchSite site, LoopbackSsh ssh, LinkShape shape, SessionKind kind = SessionKind.Windows)
    {
        _kind = kind;
        _site = site;
        _ssh = ssh;
        _link = new SimulatedLink(site, shape);
        _sshCommand = ShellWords.Join(["ssh", "-F", _link.SshConfiguration(ssh)]);
    }

    public string Name => _kind == SessionKind.Windows ? "rdfwd" : $"rdfwd {_kind.ToString().ToLowerInvariant()}";

    private ShadowedSite? _shadowed;

    private ChildProcess Client => _clients[^1];

    public void Start(ProbeOptions probe)
    {
        string child = ShellWords.Join(ProbeCommandLine.Words(probe));
        string[] words = [.. Target(_sshCommand), "--attach=yes"];
        if (_kind != SessionKind.Windows)
        {
            // The watcher finds the window by the probe's title, and the probe's corner is the screen's.
            words = [.. words, "--title=" + probe.Title];
            if (probe.Width >= BenchSite.ScreenWidth && probe.Height >= BenchSite.ScreenHeight)
                words = [.. words, "--full-screen"];
        }

        if (_kind == SessionKind.Shadow)
            _shadowed = new ShadowedSite(_site, probe);
        _clients.Add(_site.Spawn(BenchSite.ProgramFile, _kind switch
        {
            SessionKind.Shadow => ["shadow", .. words, "--display=" + _shadowed!.DisplayName],
            SessionKind.Desktop => ["start-desktop", .. words, "--session-name=" + SessionName, string.Create(CultureInfo.InvariantCulture, $"--size={probe.Width}x{probe.Height}"), "--child=" + child],
            _ => ["start", .. words, "--session-name=" + SessionName, "--child=" + child],
        }, "client.log"));
    }

    /// <summary>Ends the client, as a person does with Ctrl-C; the session runs on.</summary>
    public void Detach()
    {
        _ = Client.Kill(Libc.SIGINT);
        if (!Client.WaitForExit(TimeSpan.FromSeconds(10)))
            throw new BenchException("The client did not end when it was interrupted.");
    }

    /// <summary>Shows the running session again; returns at once.</summary>
    public void Attach() => _clients.Add(_site.Spawn(BenchSite.ProgramFile, ["attach", .. Session(_sshCommand)], "client.log"));

    /// <summary>Runs a command of rdfwd on the session, past the simulated link; null when it fails.</summary>
    public string? Command(string name, params string[] words) =>
        ProgramOutput.Read(BenchSite.ProgramFile, [name, Session(_ssh.Command)[0], .. words, .. Session(_ssh.Command)[1..]], _site.Environment);

    /// <summary>What every command over ssh pays before rdfwd begins.</summary>
    public void RunBareSsh()
    {
        if (ProgramOutput.Read("sh", ["-c", _sshCommand + " " + LoopbackSsh.Host + " true"], _site.Environment) is null)
            throw new BenchException("ssh does not reach the sshd of the benchmark.");
    }

    public void CheckAlive()
    {
        if (!Client.TryGetExit(out int code, out _))
            return;
        throw new BenchException(string.Create(CultureInfo.InvariantCulture, $"The client ended with status {code}: {_site.Said("client.log")}"));
    }

    public IReadOnlyList<ProcessRole> Processes()
    {
        if (_farProcesses.Count == 0)
            AskFarProcesses();
        List<ProcessRole> roles = [.. ProcessTree.NearEnd(Client.Pid), .. _farProcesses];
        roles.AddRange([.. ProcessTree.Sshd(_ssh.ServerPid, roles)]);
        return roles;
    }

    public void BeginSchedule() => _link.BeginSchedule();

    public WireBytes? Wire() => _link.Wire(_ssh.Port);

    public void Dispose()
    {
        if (_clients.Count > 0)
        {
            // Past the simulated link, which may be full.
            _ = ProgramOutput.Read(BenchSite.ProgramFile, ["stop", .. Session(_ssh.Command)], _site.Environment);
            foreach (ChildProcess client in _clients)
                BenchSite.End(client);
            _clients.Clear();
            // A far end that does not stop must not disturb the next run.
            foreach (ProcessRole left in _farProcesses.Where(p => ProcessTable.CommandLine(p.Pid) == _farCommands[p.Pid]))
                _ = Libc.kill(left.Pid, Libc.SIGKILL);
        }

        _shadowed?.Dispose();
        _shadowed = null;
        _link.Dispose();
    }

    private static string[] Target(string sshCommand) => [$"ssh:{LoopbackSsh.Host}", .. Way(sshCommand)];

    // By name: the person who measures may have sessions of their own.
    private string[] Session(string sshCommand) =>
        [_kind == SessionKind.Shadow ? $"ssh:{LoopbackSsh.Host}{_shadowed!.DisplayName}" : $"ssh://{LoopbackSsh.Host}/{SessionName}", .. Way(sshCommand)];

    private static string[] Way(string sshCommand) => ["--ssh", sshCommand, "--remote-rdfwd", BenchSite.ProgramFile];

    private void AskFarProcesses()
    {
        string answer = ProgramOutput.Read(BenchSite.ProgramFile, ["info", .. Session(_ssh.Command), "--json"], _site.Environment)
            ?? throw new BenchException("The session does not answer to info.");
        using JsonDocument info = JsonDocument.Parse(answer);
        int Pid(JsonElement process) => process.GetProperty("pid").GetInt32();
        JsonElement root = info.RootElement;
        _farProcesses =
        [
            new ProcessRole(Pid(root.GetProperty("daemon")), "daemon"),
            .. root.TryGetProperty("x_server", out JsonElement server) ? (ProcessRole[])[new ProcessRole(Pid(server), "-far X server")] : [],
            .. _shadowed is { } shadowed ? (ProcessRole[])[new ProcessRole(shadowed.ProbePid, "-probe")] : [],
            .. root.GetProperty("programs").EnumerateArray().Select(p => new ProcessRole(Pid(p), "-probe")),
        ];
        foreach (ProcessRole process in _farProcesses)
            _farCommands[process.Pid] = ProcessTable.CommandLine(process.Pid);
    }
}
