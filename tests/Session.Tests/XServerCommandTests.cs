using Rdfwd.Session.XServers;

namespace Rdfwd.Session.Tests;

public sealed class XServerCommandTests
{
    [Fact]
    public void Build_Nothing_IsAnXvfbWithCookieAndWithoutTcp()
    {
        string line = string.Join(' ', XServerCommand.Build("", 7, "/run/auth"));
        Assert.StartsWith("Xvfb :7 -screen 0 ", line, StringComparison.Ordinal);
        Assert.EndsWith(" -auth /run/auth -nolisten tcp -noreset -displayfd 3", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_AnotherServer_KeepsWhatItSays()
    {
        string line = string.Join(' ', XServerCommand.Build("Xvnc :3 -geometry 800x600 -auth /mine -terminate -nolisten unix", 9, "/run/auth"));
        Assert.Equal("Xvnc :9 -geometry 800x600 -auth /mine -terminate -nolisten unix -displayfd 3", line);
    }

    [Theory]
    [InlineData("Xvfb | tee")]
    [InlineData("   ")]
    [InlineData("'Xvfb")]
    public void Build_ShellSyntax_IsRefused(string command)
    {
        Assert.Equal(Failure.Usage, Assert.Throws<SessionException>(() => XServerCommand.Build(command, 1, "a")).Failure);
    }
}
