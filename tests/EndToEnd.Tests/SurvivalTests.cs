using Rdfwd.Interop.Libc;
using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests;

/// <summary>What a session lives through.</summary>
public sealed class SurvivalTests
{
    [Theory]
    [InlineData("attach")]
    [InlineData("start")]
    public void Daemon_Killed_IsReplacedByOneThatAdopts(string verb)
    {
        using XServerProcess screen = new();
        using Machine machine = new(screen.Display);
        Assert.Equal(0, machine.Rdfwd("start", "--attach=no", "--session-name=work", "--child=xterm -T lives").Status);
        int program = machine.ProcessesWith("xterm -T lives").Single();
        int server = SessionFiles.Sole(machine).XServerPid;
        SessionFiles session = SessionFiles.Sole(machine);
        using (XScreen far = new(session.Display, session.Authority))
            Wait.Until("its window is on the far screen", () => far.WindowsTitled("lives") is [uint window] && far.IsViewable(window));
        _ = Libc.kill(machine.ProcessesWith("_session").Single(), Libc.SIGKILL);
        Wait.Until("the daemon is gone", () => machine.ProcessesWith("_session").Count == 0);
        Assert.Contains("dead", machine.Rdfwd("list").Output, StringComparison.Ordinal);

        using RunningCommand client = verb == "start"
            ? machine.StartRdfwd("start", "--session-name=work", "--child=xterm -T lives")
            : machine.StartRdfwd("attach", "work");
        using XScreen near = new(screen.Display);
        Wait.Until("its window is shown", () => near.WindowsTitled("lives").Count == 1);
        Assert.Equal(program, machine.ProcessesWith("xterm -T lives").Single(pid => pid != client.Pid));
        Assert.Equal(server, machine.ProcessesWith("Xvfb").Single());
        Assert.Contains("\"adopted\": true", machine.Rdfwd("info", "--json").Output, StringComparison.Ordinal);
        Assert.Equal(0, machine.Rdfwd("stop").Status);
        Wait.Until("nothing is left", () => machine.ProcessesWith("xterm").Count + machine.ProcessesWith("Xvfb").Count == 0);
        Assert.Equal(0, client.Result().Status);
    }

    [Fact]
    public void Start_TheSameLineManyTimesAtOnce_IsOneSession()
    {
        using Machine machine = new();
        RunningCommand[] starts = [.. Enumerable.Range(0, 6).Select(_ => machine.StartRdfwd("start", "--attach=no", "--session-name=one"))];
        CommandResult[] ends = [.. starts.Select(start => start.Result())];
        Assert.Single(ends, end => end.Status == 0);
        Assert.Equal(5, ends.Count(end => end.Status == 16));
        Assert.Single(machine.ProcessesWith("_session"));

        _ = Libc.kill(machine.ProcessesWith("_session").Single(), Libc.SIGKILL);
        RunningCommand[] asks = [.. Enumerable.Range(0, 6).Select(_ => machine.StartRdfwd("info", "one"))];
        Assert.All(asks, ask => Assert.Equal(0, ask.Result().Status));
        Assert.Single(machine.ProcessesWith("_session"));
        Assert.Equal(0, machine.Rdfwd("stop").Status);
    }

    [Fact]
    public void Exit_LeavesProgramsForTheNextDaemon()
    {
        using Machine machine = new();
        Assert.Equal(0, machine.Rdfwd("start", "--attach=no", "--child=xterm -T lives").Status);
        int program = machine.ProcessesWith("xterm -T lives").Single();
        Assert.Equal(0, machine.Rdfwd("exit").Status);
        Wait.Until("the daemon is gone", () => machine.ProcessesWith("_session").Count == 0);
        Assert.Equal(program, machine.ProcessesWith("xterm -T lives").Single());
        Assert.Equal(0, machine.Rdfwd("info").Status);
        Assert.Equal(program, machine.ProcessesWith("xterm -T lives").Single());
        Assert.Equal(0, machine.Rdfwd("stop").Status);
    }

    [Fact]
    public void Daemon_RuntimeDirectoryVanishes_IsFoundAgain()
    {
        using Machine machine = new();
        Assert.Equal(0, machine.Rdfwd("start", "--attach=no", "--session-name=kept").Status);
        Directory.Delete(Path.Combine(machine.Runtime, "rdfwd"), recursive: true);
        Wait.Until("the daemon has made its directory again", () => machine.Rdfwd("list").Output.Contains("kept", StringComparison.Ordinal));
        using XScreen screen = new(DisplayOf(machine), Directory.GetFiles(machine.Runtime, "xauthority", SearchOption.AllDirectories).Single());
        Assert.Equal(0, machine.Rdfwd("run", "--", "xterm", "-T", "after").Status);
        Wait.Until("programs can be started in it", () => screen.WindowsTitled("after").Count == 1);
        Assert.Equal(0, machine.Rdfwd("stop").Status);
    }

    [Fact]
    public void Daemon_XServerDies_EndsTheSession()
    {
        using XServerProcess screen = new();
        using Machine machine = new(screen.Display);
        using RunningCommand client = machine.StartRdfwd("start", "--child=xterm -T gone", "--attach=yes");
        using XScreen near = new(screen.Display);
        Wait.Until("its window is shown", () => near.WindowsTitled("gone").Count == 1);
        _ = Libc.kill(machine.ProcessesWith("Xvfb").Single(), Libc.SIGKILL);
        CommandResult end = client.Result();
        Assert.Contains("has ended", end.Error, StringComparison.Ordinal);
        Wait.Until("nothing is left", () => machine.Processes().Count == 0);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(machine.Runtime, "rdfwd")));
    }

    [Fact]
    public void Client_ItsDisplayDies_LeavesAndTheSessionStays()
    {
        XServerProcess screen = new();
        using Machine machine = new(screen.Display);
        using RunningCommand client = machine.StartRdfwd("start", "--child=xterm -T stays", "--attach=yes");
        using (XScreen near = new(screen.Display))
            Wait.Until("its window is shown", () => near.WindowsTitled("stays").Count == 1);
        screen.Dispose();
        CommandResult end = client.Result();
        Assert.Equal(19, end.Status);
        Assert.Contains("live", machine.Rdfwd("list").Output, StringComparison.Ordinal);
        Assert.Equal(0, machine.Rdfwd("stop").Status);
    }

    [Fact]
    public void Client_LinkFrozen_IsNoticedByBothEnds()
    {
        using TwoMachines machines = new();
        using RunningCommand client = machines.Begin("start", "--child=xterm -T frozen");
        machines.NearWindow("frozen");
        int ssh = machines.Near.ProcessesWith("ssh -F").Single(pid => pid != client.Pid);
        _ = Libc.kill(ssh, Libc.SIGSTOP);
        Wait.Until("the client notices", () => client.Error.Contains("was lost", StringComparison.Ordinal));
        Wait.Until("it is back", () => machines.Near.ProcessesWith("ssh -F").Any(pid => pid != client.Pid && pid != ssh));
        Wait.Until("the far end has it once", () => machines.Run("info", "--json").Output.Contains("\"client\"", StringComparison.Ordinal));
        client.Signal(Libc.SIGTERM);
        Assert.Equal(0, client.Result().Status);
    }

    [Fact]
    public void Stop_ProgramThatIgnoresTerm_IsKilled()
    {
        using Machine machine = new();
        Assert.Equal(0, machine.Rdfwd("start", "--attach=no", "--child=sh -c 'trap \"\" TERM; while :; do sleep 1000; done'").Status);
        Assert.Equal(0, machine.Rdfwd("stop").Status);
        Wait.Until("nothing is left", () => machine.Processes().Count == 0);
    }

    [Fact]
    public void Start_IdleTimeout_StopsAnUnattendedSession()
    {
        using Machine machine = new();
        Assert.Equal(0, machine.Rdfwd("start", "--attach=no", "--idle-timeout=1s", "--child=xterm").Status);
        Wait.Until("the session has stopped by itself", () => machine.Processes().Count == 0);
    }

    [Fact]
    public void Start_InTheForeground_EndsWithCtrlC()
    {
        using Machine machine = new();
        using RunningCommand daemon = machine.StartRdfwd("start", "--daemon=no", "--child=xterm -T here");
        Wait.Until("it serves", () => machine.Rdfwd("list").Output.Contains("live", StringComparison.Ordinal));
        daemon.Signal(Libc.SIGINT);
        Assert.Equal(0, daemon.Result().Status);
        Wait.Until("nothing is left", () => machine.Processes().Count == 0);
    }

    private static string DisplayOf(Machine machine) => machine.Rdfwd("list").Output.Split('\n')[1].Split(' ')[0];
}
