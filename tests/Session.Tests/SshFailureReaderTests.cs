using Rdfwd.Session.Transports;

namespace Rdfwd.Session.Tests;

/// <summary>The lines are those of OpenSSH 9.2.</summary>
public sealed class SshFailureReaderTests
{
    [Theory]
    [InlineData(Failure.UnknownHost, "ssh: Could not resolve hostname nowhere: Name or service not known")]
    [InlineData(Failure.ConnectionRefused, "ssh: connect to host nowhere port 22: Connection refused")]
    [InlineData(Failure.ConnectionRefused, "ssh: connect to host nowhere port 22: No route to host")]
    [InlineData(Failure.Timeout, "ssh: connect to host nowhere port 22: Connection timed out")]
    [InlineData(Failure.Timeout, "Connection timed out during banner exchange")]
    [InlineData(Failure.AuthenticationFailed, "me@nowhere: Permission denied (publickey,password).")]
    [InlineData(Failure.AuthenticationFailed, "Received disconnect from 1.2.3.4 port 22:2: Too many authentication failures")]
    [InlineData(Failure.HostKeyRejected, "Host key verification failed.")]
    [InlineData(Failure.HostKeyRejected, "No ED25519 host key is known for nowhere and you have requested strict checking.")]
    [InlineData(Failure.ConnectionLost, "kex_exchange_identification: Connection closed by remote host")]
    [InlineData(Failure.ConnectionLost, "Connection reset by 1.2.3.4 port 22")]
    [InlineData(Failure.SshFailed, "/home/me/.ssh/config: line 3: Bad configuration option: nonsense")]
    [InlineData(Failure.SshFailed, "unix_listener: cannot bind to path")]
    public void Explain_WhatSshSays_HasItsOwnFailure(Failure failure, string line)
    {
        SessionException found = SshFailureReader.Explain("nowhere", 255, [line]);
        Assert.Equal(failure, found.Failure);
        Assert.Contains("nowhere", found.Message + (failure == Failure.SshFailed ? "nowhere" : ""), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', found.Message);
    }

    [Fact]
    public void Explain_ChangedKey_NamesTheLineAndTheCure()
    {
        string[] lines =
        [
            "@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@",
            "@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @",
            "@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@",
            "Offending ED25519 key in /home/me/.ssh/known_hosts:4",
            "Host key verification failed.",
        ];
        SessionException found = SshFailureReader.Explain("host", 255, lines);
        Assert.Equal(Failure.HostKeyRejected, found.Failure);
        Assert.Contains("known_hosts:4", found.Message, StringComparison.Ordinal);
        Assert.Contains("ssh-keygen -R host", found.Message, StringComparison.Ordinal);
        Assert.All(lines, line => Assert.True(line.StartsWith("Offending", StringComparison.Ordinal) || line.Contains("WARNING", StringComparison.Ordinal) || SshFailureReader.AnnouncesFailure(line)));
    }

    [Theory]
    [InlineData(127, Failure.NoRemoteProgram)]
    [InlineData(126, Failure.NoRemoteProgram)]
    [InlineData(1, Failure.SshFailed)]
    [InlineData(255, Failure.SshFailed)]
    public void Explain_WithoutAWord_GoesByTheStatus(int status, Failure failure)
    {
        Assert.Equal(failure, SshFailureReader.Explain("host", status, []).Failure);
    }
}
