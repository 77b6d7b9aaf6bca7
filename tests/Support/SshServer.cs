using System.Net;
using System.Net.Sockets;
using Rdfwd.Interop.Libc;
using C = Rdfwd.Interop.Libc.Libc;

namespace Rdfwd.Tests.Support;

/// <summary>
/// A real sshd on loopback with keys and a port of its own, which lets this user in, into the surroundings of a
/// <see cref="Machine"/>. <see cref="Command"/> is the ssh that reaches it as host <c>far</c>.
/// </summary>
public sealed class SshServer : IDisposable
{
    private readonly Machine _far;
    private RunningCommand _daemon;

    /// <param name="far">Where logins end up.</param>
    /// <param name="withProgram">Whether rdfwd is there already, in ~/.local/bin.</param>
    public SshServer(Machine far, bool withProgram = true)
    {
        _far = far;
        Directory = System.IO.Path.Combine(far.Path, "ssh");
        _ = C.mkdir(Directory, 0x1c0);
        Port = FreePort();
        MakeKey("host");
        MakeKey("user");
        File.WriteAllText(At("sshd_config"), $"""
            Port {Port}
            ListenAddress 127.0.0.1
            HostKey {At("host")}
            AuthorizedKeysFile {At("user.pub")}
            PidFile none
            StrictModes no
            UsePAM no
            PasswordAuthentication no
            KbdInteractiveAuthentication no
            MaxStartups 200
            SetEnv XDG_RUNTIME_DIR={far.Runtime} RDFWD_RUNTIME_DIR={far.Sessions} HOME={far.Home} DBUS_SESSION_BUS_ADDRESS=disabled: NO_AT_BRIDGE=1
            """);
        File.WriteAllText(At("known_hosts"), $"[127.0.0.1]:{Port} {File.ReadAllText(At("host.pub"))}");
        WriteClientConfig();
        if (withProgram)
        {
            string place = System.IO.Path.Combine(far.Home, ".local", "bin");
            System.IO.Directory.CreateDirectory(place);
            File.CreateSymbolicLink(System.IO.Path.Combine(place, "rdfwd"), ProgramPath.Rdfwd);
        }

        if (C.geteuid() == 0)
            System.IO.Directory.CreateDirectory("/run/sshd");
        _daemon = Listen();
    }

    public string Directory { get; }

    public int Port { get; }

    /// <summary>For <c>--ssh</c>.</summary>
    public string Command => $"ssh -F {At("config")}";

    public string KnownHosts => At("known_hosts");

    /// <summary>What the server said.</summary>
    public string Log => _daemon.Error;

    /// <summary>The pids of the server's processes for connections.</summary>
    public static IReadOnlyList<int> Connections(Machine far) => far.ProcessesWith("_connect");

    /// <summary>Ends the server and waits; connections that are up stay up.</summary>
    public void Stop() => _daemon.Dispose();

    /// <summary>Starts it again after <see cref="Stop"/>, on the same port.</summary>
    public void Start() => _daemon = Listen();

    public string At(string name) => System.IO.Path.Combine(Directory, name);

    /// <summary>Makes a key pair.</summary>
    public void MakeKey(string name)
    {
        File.Delete(At(name));
        Run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", At(name));
    }

    /// <param name="proxyCommand">What ssh connects through, or null for TCP.</param>
    public void WriteClientConfig(string? proxyCommand = null)
    {
        File.WriteAllText(At("config"), $"""
            Host far 127.0.0.1
              HostName 127.0.0.1
              Port {Port}
              IdentityFile {At("user")}
              IdentitiesOnly yes
              UserKnownHostsFile {At("known_hosts")}
              GlobalKnownHostsFile /dev/null
              StrictHostKeyChecking yes
              {(proxyCommand is null ? "" : $"ProxyCommand {proxyCommand}")}
            Host refused
              HostName 127.0.0.1
              Port {FreePort()}
            Host unknown
              HostName no-such-host.invalid
            """);
    }

    public void Dispose() => _daemon.Dispose();

    private RunningCommand Listen()
    {
        RunningCommand daemon = new(Directory, _far.Environment, ["/usr/sbin/sshd", "-D", "-e", "-f", At("sshd_config")]);
        Wait.Until("sshd listens", () =>
        {
            if (daemon.HasExited)
                throw new InvalidOperationException($"sshd ended: {daemon.Error}");
            return daemon.Error.Contains("Server listening", StringComparison.Ordinal);
        });
        return daemon;
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Run(params string[] words)
    {
        Dictionary<string, string> environment = new() { ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "" };
        using RunningCommand command = new(Directory, environment, words);
        CommandResult result = command.Result();
        if (result.Status != 0)
            throw new InvalidOperationException($"{words[0]} failed: {result}");
    }
}
