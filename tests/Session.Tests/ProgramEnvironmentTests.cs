using Rdfwd.Session.Daemon;

namespace Rdfwd.Session.Tests;

public sealed class ProgramEnvironmentTests
{
    [Fact]
    public void Build_Always_LeadsProgramsToTheSession()
    {
        Dictionary<string, string> inherited = new() { ["PATH"] = "/bin", ["DISPLAY"] = ":0", ["WAYLAND_DISPLAY"] = "w", ["SSH_CONNECTION"] = "x" };
        Dictionary<string, string> found = ProgramEnvironment.Build(inherited, 7, "/run/auth", "work", ["A=1", "A=2", "B=", "PATH=/opt"]);
        Assert.Equal(":7", found["DISPLAY"]);
        Assert.Equal("/run/auth", found["XAUTHORITY"]);
        Assert.Equal(("2", "", "/opt", "work"), (found["A"], found["B"], found["PATH"], found["RDFWD_SESSION"]));
        Assert.False(found.ContainsKey("WAYLAND_DISPLAY") || found.ContainsKey("SSH_CONNECTION"));
    }
}
