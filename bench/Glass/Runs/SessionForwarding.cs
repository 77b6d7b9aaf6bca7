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
    private readonly BenchSite _site;
    private readonly LoopbackSsh _ssh;
    private readonly string _sshCommand;
    private readonly SimulatedLink _link;
    private readonly List<ChildProcess> _clients = [];
    private readonly Dictionary<int, string> _farCommands = [];
    private IReadOnlyList<ProcessRole> _farProcesses = [];

    /// <param name="site">The near end. Borrowed.</param>
    /// <param name="ssh">The way to the far end. Borrowed.</param>
    /// <param name="shape">Of the link between them.</param>
    public SessionForwarding(BenchSite site, LoopbackSsh ssh, LinkShape shape)
    {
        _site = site;
        _ssh = ssh;
        _link = new SimulatedLink(site, shape);
        _sshCommand = ShellWords.Join(["ssh", "-F", _link.SshConfiguration(ssh)]);
    }

    public string Name => "rdfwd";

    private ChildProcess Client => _clients[^1];

    public void Start(ProbeOptions probe)
    {
        string child = ShellWords.Join(ProbeCommandLine.Words(probe));
        _clients.Add(_site.Spawn(BenchSite.ProgramFile, ["start", .. Target(_sshCommand), "--attach=yes", "--session-name=bench", "--child=" + child], "client.log"));
    }

    /// <summary>Ends the client, as a person does with Ctrl-C; the session runs on.</summary>
    public void Detach()
    {
        _ = Client.Kill(Libc.SIGINT);
        if (!Client.WaitForExit(TimeSpan.FromSeconds(10)))
            throw new BenchException("The client did not end when it was interrupted.");
    }

    /// <summary>Shows the running session again; returns at once.</summary>
    public void Attach() => _clients.Add(_site.Spawn(BenchSite.ProgramFile, ["attach", .. Target(_sshCommand)], "client.log"));

    /// <summary>Runs a command of rdfwd on the session, past the simulated link; null when it fails.</summary>
    public string? Command(string name, params string[] words) =>
        ProgramOutput.Read(BenchSite.ProgramFile, [name, Target(_ssh.Command)[0], .. words, .. Target(_ssh.Command)[1..]], _site.Environment);

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

    public long LinkStartNs => _link.StartNs;

    public WireBytes? Wire() => _link.Wire(_ssh.Port);

    public void Dispose()
    {
        if (_clients.Count > 0)
        {
            // Past the simulated link, which may be full.
            _ = ProgramOutput.Read(BenchSite.ProgramFile, ["stop", .. Target(_ssh.Command)], _site.Environment);
            foreach (ChildProcess client in _clients)
                BenchSite.End(client);
            _clients.Clear();
            // A far end that does not stop must not disturb the next run.
            foreach (ProcessRole left in _farProcesses.Where(p => ProcessTable.CommandLine(p.Pid) == _farCommands[p.Pid]))
                _ = Libc.kill(left.Pid, Libc.SIGKILL);
        }

        _link.Dispose();
    }

    private static string[] Target(string sshCommand) => [$"ssh:{LoopbackSsh.Host}", "--ssh", sshCommand, "--remote-rdfwd", BenchSite.ProgramFile];

    private void AskFarProcesses()
    {
        string answer = ProgramOutput.Read(BenchSite.ProgramFile, ["info", .. Target(_ssh.Command), "--json"], _site.Environment)
            ?? throw new BenchException("The session does not answer to info.");
        using JsonDocument info = JsonDocument.Parse(answer);
        int Pid(JsonElement process) => process.GetProperty("pid").GetInt32();
        JsonElement root = info.RootElement;
        _farProcesses =
        [
            new ProcessRole(Pid(root.GetProperty("daemon")), "daemon"),
            new ProcessRole(Pid(root.GetProperty("x_server")), "-far X server"),
            .. root.GetProperty("programs").EnumerateArray().Select(p => new ProcessRole(Pid(p), "-probe")),
        ];
        foreach (ProcessRole process in _farProcesses)
            _farCommands[process.Pid] = ProcessTable.CommandLine(process.Pid);
    }
}
