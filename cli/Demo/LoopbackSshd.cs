using System.Net;
using System.Net.Sockets;
using Rdfwd.Interop.Libc;
using Rdfwd.Session;
using Rdfwd.Session.Processes;

namespace Rdfwd.Cli.Demo;

/// <summary>An sshd on loopback for this user alone, with keys and a port of its own. Disposing ends it.</summary>
internal sealed class LoopbackSshd : IDisposable
{
    private readonly string _directory;
    private readonly ChildProcess _process;

    /// <param name="directory">A private directory for keys and configuration; what logins find as TMPDIR.</param>
    /// <param name="runtime">What logins find as XDG_RUNTIME_DIR. They also find SHLVL, which keeps bash from reading ~/.bashrc: that may do a great deal.</param>
    public LoopbackSshd(string directory, string runtime)
    {
        _directory = directory;
        Port = FreePort();
        if (!ProgramFinder.TryFind("sshd", Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin:/usr/local/sbin", out string? sshd))
            throw new SessionException(Failure.SshFailed, "there is no sshd on this machine; install it with: sudo apt-get install openssh-server");
        MakeKey("host");
        MakeKey("user");
        Write("sshd_config", $"""
            Port {Port}
            ListenAddress 127.0.0.1
            HostKey {At("host")}
            AuthorizedKeysFile {At("user.pub")}
            PidFile none
            StrictModes no
            UsePAM no
            PasswordAuthentication no
            KbdInteractiveAuthentication no
            SetEnv XDG_RUNTIME_DIR={runtime} TMPDIR={directory} SHLVL=2
            """);
        Write("known_hosts", $"[127.0.0.1]:{Port} {File.ReadAllText(At("host.pub"))}");
        Write("config", $"""
            Host loopback
              HostName 127.0.0.1
              Port {Port}
              User {Environment.UserName}
              IdentityFile {At("user")}
              IdentitiesOnly yes
              UserKnownHostsFile {At("known_hosts")}
              StrictHostKeyChecking yes
            """);
        if (Libc.geteuid() == 0)
            Directory.CreateDirectory("/run/sshd");
        _process = ProcessSpawner.Spawn(new ProcessStart { FileName = sshd, Arguments = ["-D", "-f", At("sshd_config")], NewSession = true });
        AwaitListening();
    }

    /// <summary>For <c>--ssh</c>; the host is called <c>loopback</c>.</summary>
    public string Command => $"ssh -F {ConfigurationFile}";

    /// <summary>What ssh is to know of it.</summary>
    public string ConfigurationFile => At("config");

    public int Port { get; }

    /// <summary>The process that listens.</summary>
    public int Pid => _process.Pid;

    public void Dispose()
    {
        _process.Kill(Libc.SIGTERM);
        _process.WaitForExit(TimeSpan.FromSeconds(5));
        _process.Dispose();
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private string At(string name)
    {
        return Path.Combine(_directory, name);
    }

    private void Write(string name, string text)
    {
        File.WriteAllText(At(name), text + "\n");
    }

    private void MakeKey(string name)
    {
        using ChildProcess maker = ProcessSpawner.Spawn(new ProcessStart { FileName = "ssh-keygen", Arguments = ["-q", "-t", "ed25519", "-N", "", "-f", At(name)] });
        if (!maker.WaitForExit(TimeSpan.FromSeconds(20)) || !File.Exists(At(name)))
            throw new SessionException(Failure.SshFailed, "ssh-keygen made no key");
    }

    private void AwaitListening()
    {
        long deadline = Environment.TickCount64 + 10_000;
        while (Environment.TickCount64 < deadline && !_process.TryGetExit(out _, out _))
        {
            try
            {
                using TcpClient client = new();
                client.Connect(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException)
            {
                Thread.Sleep(20);
            }
        }

        throw new SessionException(Failure.SshFailed, "sshd does not start");
    }
}
