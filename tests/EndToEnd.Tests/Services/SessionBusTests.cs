using Rdfwd.Interop.Libc;
using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests.Services;

/// <summary>The D-Bus session of a session's programs: theirs alone, and there as long as they are.</summary>
public sealed class SessionBusTests
{
    private const UnixFileMode OwnersOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public void Bus_ThroughADeadDaemon_StaysAndEndsWithTheSession()
    {
        using Machine machine = new();
        Expect.Success(machine.Rdfwd("start", "--attach=no", "--child=sh -c 'env >$HOME/variables; exec xterm'"));
        ServedSession session = new(machine);
        string variables = Path.Combine(machine.Home, "variables");
        Wait.Until("the program wrote its environment", () => File.Exists(variables) && File.ReadAllText(variables).Contains("RDFWD_SESSION=", StringComparison.Ordinal));
        Assert.Contains($"DBUS_SESSION_BUS_ADDRESS=unix:path={session.BusSocket}\n", File.ReadAllText(variables), StringComparison.Ordinal);
        Assert.Contains($"BROWSER={session.Opener}\n", File.ReadAllText(variables), StringComparison.Ordinal);
        Assert.Equal(OwnersOnly, File.GetUnixFileMode(session.BusSocket));
        int bus = session.BusPid();

        _ = Libc.kill(session.Files.DaemonPid, Libc.SIGKILL);
        Wait.Until("the daemon is gone", () => machine.ProcessesWith("_session").Count == 0);
        Expect.Success(session.Start("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/", "org.freedesktop.DBus.GetId").Result());
        session.AwaitInfo("notifications", "kept for the next client");
        Assert.Equal(bus, session.BusPid());
        CommandResult told = session.Start("notify-send", "-p", "-t", "90000", "Kept").Result();
        Expect.Success(told);
        Assert.Equal(1, session.Info().GetProperty("open_notifications").GetInt32());

        // One that is killed is replaced.
        _ = Libc.kill(bus, Libc.SIGKILL);
        Wait.Until("another bus serves", () => session.BusPid() != bus);
        Wait.Until("it works", () => session.Start("notify-send", "Again").Result().Status == 0);

        Expect.Success(machine.Rdfwd("stop"));
        Wait.Until("nothing is left", () => machine.Processes().Count == 0 && !Directory.Exists(session.Files.Path));
    }

    [Fact]
    public void Bus_OfASessionThatWasKilled_IsClearedAway()
    {
        using Machine machine = new();
        Expect.Success(machine.Rdfwd("start", "--attach=no", "--child=xterm"));
        ServedSession session = new(machine);
        _ = Libc.kill(session.Files.DaemonPid, Libc.SIGKILL);
        _ = Libc.kill(session.Files.XServerPid, Libc.SIGKILL);
        Wait.Until("only the bus is left", () => machine.Processes().Count == 1 && machine.ProcessesWith("dbus-daemon").Count == 1);

        Expect.Success(machine.Rdfwd("list"));
        Wait.Until("nothing is left", () => machine.Processes().Count == 0 && !Directory.Exists(session.Files.Path));
    }

    [Theory]
    [InlineData("unwanted", "--dbus=no")]
    [InlineData("missing", "dbus-daemon is not on ")]
    public void Session_WithoutABus_WorksAndSaysWhy(string how, string reason)
    {
        using Machine machine = new();
        if (how == "missing")
            machine.Environment["PATH"] = PathWithout(machine, "Xvfb", "xkbcomp", "xterm", "sh");
        Expect.Success(machine.Rdfwd(["start", "--attach=no", "--child=xterm", .. how == "unwanted" ? (string[])["--dbus=no"] : []]));
        ServedSession session = new(machine);
        Assert.Contains(reason, session.Info().GetProperty("bus").GetString(), StringComparison.Ordinal);
        Assert.False(Path.Exists(session.BusSocket));
    }

    /// <summary>A folder with some programs and no others.</summary>
    private static string PathWithout(Machine machine, params string[] programs)
    {
        string folder = Path.Combine(machine.Path, "programs");
        Directory.CreateDirectory(folder);
        foreach (string program in programs)
        {
            string found = machine.Environment["PATH"].Split(':').Select(part => Path.Combine(part, program)).First(File.Exists);
            File.CreateSymbolicLink(Path.Combine(folder, program), found);
        }

        return folder;
    }
}
