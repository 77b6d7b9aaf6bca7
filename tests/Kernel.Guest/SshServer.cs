namespace Rdfwd.Kernel.Guest;

/// <summary>
/// A real sshd on the loopback with a key of its own, started on first use. SHLVL keeps bash from reading the user's ~/.bashrc, which
/// may do a great deal.
/// </summary>
public static class SshServer
{
    private const int Port = 2222;

    private static string? _command;

    /// <summary>The ssh command line up to and including the host.</summary>
    public static string Command => _command ??= Start();

    private static string Start()
    {
        string directory = "/run/ssh-test";
        string script = $"""
            set -e
            mkdir -p {directory} /run/sshd
            chmod 700 {directory}
            cd {directory}
            ssh-keygen -q -t ed25519 -N '' -f host
            ssh-keygen -q -t ed25519 -N '' -f user
            cp user.pub authorized
            cat > config <<END
            Port {Port}
            ListenAddress 127.0.0.1
            HostKey {directory}/host
            AuthorizedKeysFile {directory}/authorized
            PidFile {directory}/pid
            StrictModes no
            UsePAM no
            PasswordAuthentication no
            PermitRootLogin yes
            SetEnv SHLVL=2
            END
            /usr/sbin/sshd -f config -E {directory}/log
            """;
        RdfwdProcess shell = RdfwdProcess.Shell(script);
        Wait.Equal(0, shell.WaitForExit("sshd"), $"starting sshd: {shell.Errors}");
        string user = Environment.UserName;
        return $"ssh -q -p {Port} -i {directory}/user -o BatchMode=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o GlobalKnownHostsFile=/dev/null {user}@127.0.0.1";
    }
}
