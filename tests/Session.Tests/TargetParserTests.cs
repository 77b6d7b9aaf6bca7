using Rdfwd.Session.Targets;

namespace Rdfwd.Session.Tests;

public sealed class TargetParserTests
{
    [Theory]
    [InlineData("", TargetKind.Local, "", "", 0, "")]
    [InlineData(":7", TargetKind.Local, "", "", 0, ":7")]
    [InlineData("7", TargetKind.Local, "", "", 0, ":7")]
    [InlineData("work", TargetKind.Local, "", "", 0, "work")]
    [InlineData("ssh:host", TargetKind.Ssh, "", "host", 0, "")]
    [InlineData("ssh:user@host", TargetKind.Ssh, "user", "host", 0, "")]
    [InlineData("ssh:host:7", TargetKind.Ssh, "", "host", 0, ":7")]
    [InlineData("ssh:host:work", TargetKind.Ssh, "", "host", 0, "work")]
    [InlineData("ssh://host", TargetKind.Ssh, "", "host", 0, "")]
    [InlineData("ssh://host/7", TargetKind.Ssh, "", "host", 0, ":7")]
    [InlineData("ssh://host/:7", TargetKind.Ssh, "", "host", 0, ":7")]
    [InlineData("ssh://me@host:2222/my%20work", TargetKind.Ssh, "me", "host", 2222, "my work")]
    [InlineData("ssh://host:22/", TargetKind.Ssh, "", "host", 22, "")]
    [InlineData("ssh://[::1]:22/3", TargetKind.Ssh, "", "::1", 22, ":3")]
    [InlineData("ssh:[::1]:3", TargetKind.Ssh, "", "::1", 0, ":3")]
    [InlineData("ssh:fe80::1", TargetKind.Ssh, "", "fe80::1", 0, "")]
    [InlineData("ssh/me@host/7", TargetKind.Ssh, "me", "host", 0, ":7")]
    public void TryParse_KnownSpelling_GivesItsParts(string text, TargetKind kind, string user, string host, int port, string session)
    {
        Assert.True(TargetParser.TryParse(text, out Target target, out string error), error);
        Assert.Equal((kind, user, host, port, session), (target.Kind, target.User, target.Host, target.Port, target.Session.ToString()));
    }

    [Fact]
    public void TryParse_Exec_KeepsTheCommandWhole()
    {
        Assert.True(TargetParser.TryParse("exec:docker exec -i box rdfwd _connect", out Target target, out _));
        Assert.Equal("docker exec -i box rdfwd _connect", target.Command);
    }

    [Theory]
    [InlineData("ssh:", "host's name is missing")]
    [InlineData("ssh:-oProxyCommand=x", "not a host's name")]
    [InlineData("ssh://user:secret@host", "password")]
    [InlineData("ssh:@host", "user's name is missing")]
    [InlineData("ssh:-l@host", "not a user's name")]
    [InlineData("ssh://host:99999", "not a port")]
    [InlineData("ssh://host:0/", "not a port")]
    [InlineData("exec:", "needs a command")]
    [InlineData("tcp://host:1", "is not a way")]
    [InlineData("a/b", "is not a target")]
    [InlineData("ssh://host/a/b", "neither a display")]
    [InlineData(":99999999", "is not a target")]
    public void TryParse_Nonsense_SaysWhatIsWrong(string text, string part)
    {
        Assert.False(TargetParser.TryParse(text, out _, out string error));
        Assert.Contains(part, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(":7")]
    [InlineData("work")]
    [InlineData("ssh:host")]
    [InlineData("ssh:me@host:7")]
    [InlineData("ssh://me@host:2222/7")]
    [InlineData("ssh://host/my work")]
    [InlineData("ssh://[::1]:22")]
    [InlineData("ssh://[::1]:22/3")]
    public void ToString_OfATarget_ReadsBackTheSame(string text)
    {
        Assert.True(TargetParser.TryParse(text, out Target target, out _));
        Assert.True(TargetParser.TryParse(target.ToString(), out Target again, out string error), error);
        Assert.Equal(target, again);
    }
}
