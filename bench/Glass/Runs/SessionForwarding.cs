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
    private readonly LinkCounters? _link;
    private readonly List<ChildProcess> _clients = [];
    private IReadOnlyList<ProcessRole> _farProcesses = [];

    /// <param name="site">The near end. Borrowed.</param>
    /// <param name="ssh">The way to the far end. Borrowed.</param>
    /// <param name="shape">Of the link between them.</param>
    public SessionForwarding(BenchSite site, LoopbackSsh ssh, LinkShape shape)
    {
        _site = site;
        _ssh = ssh;
        _sshCommand = ssh.Command;
        Name = "rdfwd";
        if (!shape.IsNone)
        {
            string counters = site.At("link");
            File.Delete(counters);
            _link = LinkCounters.Open(counters);
            _sshCommand = WriteProxyConfiguration(LinkCommandLine.Words(shape, counters));
        }
    }

    public string Name { get; }

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

    public void CheckAlive()
    {
        if (!Client.TryGetExit(out int code, out _))
            return;
        string said = string.Join(" ", File.ReadAllLines(_site.At("client.log")).TakeLast(5));
        throw new BenchException(string.Create(CultureInfo.InvariantCulture, $"The client ended with status {code}: {said}"));
    }

    public IReadOnlyList<ProcessRole> Processes()
    {
        if (_farProcesses.Count == 0)
            _farProcesses = AskFarProcesses();
        List<ProcessRole> roles = [new ProcessRole(Client.Pid, "client"), .. _farProcesses];
        foreach ((int pid, _) in ProcessTable.Descendants(Client.Pid))
            roles.Add(new ProcessRole(pid, ProcessTable.CommandLine(pid).Contains(" _link ", StringComparison.Ordinal) ? "-link" : "ssh"));
        // What has started a daemon stays its parent.
        HashSet<int> known = [.. roles.Select(r => r.Pid)];
        foreach ((int pid, string program) in ProcessTable.Descendants(_ssh.ServerPid).Where(p => !known.Contains(p.Pid)))
            roles.Add(new ProcessRole(pid, program.StartsWith("sshd", StringComparison.Ordinal) ? "sshd" : "connect"));
        return roles;
    }

    public WireBytes? Wire() => _link is { } link ? new WireBytes(Volatile.Read(ref link.UpBytes), Volatile.Read(ref link.DownBytes)) : TcpCounters.OfServerPort(_ssh.Port);

    public void Dispose()
    {
        if (_clients.Count > 0)
        {
            // Past the simulated link, which may be full.
            _ = ProgramOutput.Read(BenchSite.ProgramFile, ["stop", .. Target(_ssh.Command)], _site.Environment);
            foreach (ChildProcess client in _clients)
                BenchSite.End(client);
            _clients.Clear();
        }

        _link?.Dispose();
    }

    private static string[] Target(string sshCommand) => [$"ssh:{LoopbackSsh.Host}", "--ssh", sshCommand, "--remote-rdfwd", BenchSite.ProgramFile];

    private IReadOnlyList<ProcessRole> AskFarProcesses()
    {
        string answer = ProgramOutput.Read(BenchSite.ProgramFile, ["info", .. Target(_ssh.Command), "--json"], _site.Environment)
            ?? throw new BenchException("The session does not answer to info.");
        using JsonDocument info = JsonDocument.Parse(answer);
        int Pid(JsonElement process) => process.GetProperty("pid").GetInt32();
        JsonElement root = info.RootElement;
        return
        [
            new ProcessRole(Pid(root.GetProperty("daemon")), "daemon"),
            new ProcessRole(Pid(root.GetProperty("x_server")), "-far X server"),
            .. root.GetProperty("programs").EnumerateArray().Select(p => new ProcessRole(Pid(p), "-probe")),
        ];
    }

    // Of two values for one option ssh takes the first.
    private string WriteProxyConfiguration(IEnumerable<string> link)
    {
        string path = _site.At("ssh_config_with_link");
        string words = string.Join(' ', link.Select(word => $"'{word}'"));
        File.WriteAllText(path, $"Host {LoopbackSsh.Host}\n  ProxyCommand {words} %h %p\nInclude {_ssh.ConfigurationFile}\n");
        return ShellWords.Join(["ssh", "-F", path]);
    }
}
