using Rdfwd.Interop.Libc;
using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests;

/// <summary>Links that break in their different ways: the session stays, the windows wait, the client comes back.</summary>
public sealed class LinkTests : IClassFixture<NearDesktop>
{
    private readonly NearDesktop _desktop;

    public LinkTests(NearDesktop desktop)
    {
        _desktop = desktop;
    }

    [Theory]
    [InlineData("ssh")]
    [InlineData("sshd")]
    [InlineData("connector")]
    [InlineData("client")]
    public void Link_PartKilled_LeavesTheSessionAndComesBack(string part)
    {
        using TwoMachines machines = new(_desktop);
        using RunningCommand client = machines.Begin("start", "--child=xterm");
        SessionFiles session = SessionFiles.Sole(machines.Far);
        DisplayPair pair = machines.Look(session);
        uint window = machines.AwaitShown(pair);
        uint near = pair.NearOf(window);
        int connector = Wait.For("the connector runs", () => machines.Far.ProcessesWith("_connect") is [int pid] ? new Pid(pid) : null).Number;
        int victim = part switch
        {
            "ssh" => machines.Near.ProcessesWith("ssh -F").Single(pid => pid != client.Pid),
            "sshd" => ServerAbove(connector),
            "connector" => connector,
            _ => client.Pid,
        };
        _ = Libc.kill(victim, Libc.SIGKILL);
        if (part == "client")
        {
            _ = client.Result();
            Wait.Until("its windows are gone", () => pair.Near.ForwardedWindows().Count == 0);
            using RunningCommand next = machines.Begin("start", "--child=xterm");
            Assert.Equal(window, machines.AwaitShown(pair));
        }
        else
        {
            Wait.Until("the client says so", () => client.Error.Contains("was lost", StringComparison.Ordinal) || client.Error.Contains("closed the connection", StringComparison.Ordinal));
            Wait.Until("another connector runs", () => machines.Far.ProcessesWith("_connect") is [int other] && other != connector);
            pair.AwaitExact(window);
            Assert.Equal(near, pair.NearOf(window));
            Assert.Equal("connecting again", client.Error.Trim()[^"connecting again".Length..]);
        }

        Assert.Equal((session.DaemonPid, session.XServerPid), (session.Again().DaemonPid, session.Again().XServerPid));
        Assert.Equal(session.ChildPids, session.Again().ChildPids);
    }

    [Fact]
    public void Server_Restarted_DoesNotTouchTheLinkAndServesTheNextOne()
    {
        using TwoMachines machines = new(_desktop);
        using RunningCommand client = machines.Begin("start", "--child=xterm");
        DisplayPair pair = machines.Look(SessionFiles.Sole(machines.Far));
        uint window = machines.AwaitShown(pair);
        machines.Ssh.Stop();
        pair.Focus(window);
        pair.Near.Type("x");
        pair.AwaitExact(window);
        int ssh = machines.Near.ProcessesWith("ssh -F").Single(pid => pid != client.Pid);
        _ = Libc.kill(ssh, Libc.SIGKILL);
        Wait.Until("the title says that the link is lost", () => IsMarked(pair, window));
        machines.Ssh.Start();
        Wait.Until("the title is as before", () => !IsMarked(pair, window));
        pair.AwaitExact(window);
    }

    [Fact]
    public void Link_FrozenWhileAKeyIsHeld_ReleasesItAndDimsTheWindow()
    {
        const byte AKey = 38;
        using TwoMachines machines = new(_desktop);
        using RunningCommand client = machines.Begin("start", "--child=xterm -e cat");
        DisplayPair pair = machines.Look(SessionFiles.Sole(machines.Far));
        uint window = machines.AwaitShown(pair);
        pair.Focus(window);
        pair.Near.PressKey(AKey);
        int ssh = 0;
        try
        {
            Wait.Until("the key is held there", () => pair.Far.HeldKeys().Contains(AKey));
            ssh = machines.Near.ProcessesWith("ssh -F").Single(pid => pid != client.Pid);
            _ = Libc.kill(ssh, Libc.SIGSTOP);
            Wait.Until("the key is released there", () => pair.Far.HeldKeys().Count == 0);
            Wait.Until("the title says that the link is lost", () => IsMarked(pair, window));
        }
        finally
        {
            pair.Near.ReleaseKey(AKey);
        }

        Wait.Until("the client is back", () => !IsMarked(pair, window));
        pair.AwaitExact(window);
        Wait.Until("the frozen ssh is gone", () => !machines.Near.Processes().ContainsKey(ssh));
    }

    [Fact]
    public void Windows_SeveralProgramsAtOnce_AreAllExact()
    {
        using TwoMachines machines = new(_desktop);
        using RunningCommand client = machines.Begin("start", "--child=xclock -geometry 200x200+500+20", "--child=xeyes -geometry 200x150+750+20", "--child=xterm -geometry 60x20+20+300");
        DisplayPair pair = machines.Look(SessionFiles.Sole(machines.Far));
        Wait.Until("three windows are shown", () => pair.Near.ForwardedWindows().Count == 3);
        foreach (uint window in pair.Near.ForwardedWindows().Keys)
            pair.AwaitExact(window);
    }

    [Fact]
    public void TakeOver_ByAnotherUserOfTheSession_IsToldByName()
    {
        using TwoMachines machines = new(_desktop);
        using RunningCommand first = machines.Begin("start", "--child=xterm");
        DisplayPair pair = machines.Look(SessionFiles.Sole(machines.Far));
        machines.AwaitShown(pair);
        using RunningCommand second = machines.Begin("attach");
        CommandResult end = first.Result();
        Expect.Failure(20, end, $"{Environment.UserName}@{Environment.MachineName} (127.0.0.1) took the session over");
        machines.AwaitShown(pair);
        Assert.False(second.HasExited, second.Error);
    }

    private static bool IsMarked(DisplayPair pair, uint far) =>
        pair.Near.Title(pair.NearOf(far)) is { } title && title.Contains("lost", StringComparison.OrdinalIgnoreCase);

    // The connection's process, which is not always the direct parent.
    private static int ServerAbove(int pid)
    {
        do
            pid = ParentOf(pid);
        while (!File.ReadAllText($"/proc/{pid}/comm").StartsWith("sshd", StringComparison.Ordinal));
        return pid;
    }

    private static int ParentOf(int pid)
    {
        string stat = File.ReadAllText($"/proc/{pid}/stat");
        return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }

    private sealed record Pid(int Number);
}
