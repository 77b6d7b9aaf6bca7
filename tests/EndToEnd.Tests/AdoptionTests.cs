using System.Text.Json;
using Rdfwd.Interop.Libc;
using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests;

/// <summary>Daemons that die or leave, and those that take over from them: programs, picture and input come through.</summary>
public sealed class AdoptionTests : IClassFixture<NearDesktop>
{
    private const byte AKey = 38;

    private readonly NearDesktop _desktop;

    public AdoptionTests(NearDesktop desktop)
    {
        _desktop = desktop;
    }

    [Fact]
    public void Daemon_KilledWhileKeysAndButtonsAreHeld_IsReplacedWithNothingHeld()
    {
        using TwoMachines machines = new(_desktop);
        using TemporaryDirectory directory = new();
        string typed = Path.Combine(directory.Path, "typed");
        using RunningCommand client = machines.Begin("start", $"--child=xterm -e 'cat > {typed}'");
        SessionFiles session = SessionFiles.Sole(machines.Far);
        DisplayPair pair = machines.Look(session);
        uint window = machines.AwaitShown(pair);
        pair.Focus(window);
        pair.Near.PressKey(AKey);
        pair.Near.PressButton(1);
        try
        {
            Wait.Until("both are held there", () => pair.Far.HeldKeys().Contains(AKey) && (pair.Far.Pointer().Mask & 0x100) != 0);
            _ = Libc.kill(session.DaemonPid, Libc.SIGKILL);
            Wait.Until("another daemon serves", () => session.Again().DaemonPid is var pid && pid != session.DaemonPid && pid != 0);
            Wait.Until("nothing is held there", () => pair.Far.HeldKeys().Count == 0 && (pair.Far.Pointer().Mask & 0x1f00) == 0);
        }
        finally
        {
            pair.Near.ReleaseButton(1);
            pair.Near.ReleaseKey(AKey);
        }

        pair.AwaitExact(window);
        Assert.Equal(session.ChildPids, session.Again().ChildPids);
        pair.Focus(window);
        pair.Near.Type("still alive\n");
        Wait.Until("the text arrives", () => File.ReadAllText(typed).EndsWith("still alive\n", StringComparison.Ordinal));
        Wait.Until("nothing is held there", () => pair.Far.HeldKeys().Count == 0);
        pair.AwaitExact(window);
        Assert.False(client.HasExited, client.Error);
    }

    [Theory]
    [InlineData("kill")]
    [InlineData("exit")]
    public void ExitWithChildren_ThroughAnotherDaemon_EndsWithTheLastProgram(string how)
    {
        using Machine machine = new(_desktop.Display);
        using RunningCommand client = machine.StartRdfwd("start", "--attach=yes", "--exit-with-children", "--child=xterm -T ends");
        SessionFiles session = SessionFiles.Sole(machine);
        Wait.Until("its window is shown", () => _desktop.Screen.ForwardedWindows().Count == 1);
        if (how == "kill")
            _ = Libc.kill(session.DaemonPid, Libc.SIGKILL);
        else
            Expect.Success(machine.Rdfwd("exit"));
        Wait.Until("the daemon is gone", () => !Directory.Exists($"/proc/{session.DaemonPid}") || how == "kill");
        if (how == "exit")
        {
            // A client that was told goodbye does not come back by itself.
            Expect.Success(client.Result());
            Expect.Success(machine.Rdfwd("info"));
        }

        Wait.Until("another daemon serves", () => session.Again().DaemonPid is var pid && pid != session.DaemonPid && pid != 0);
        _ = Libc.kill(session.ChildPids.Single(), Libc.SIGKILL);
        Wait.Until("nothing of the session is left", () => SessionFiles.In(machine).Count == 0 && machine.ProcessesWith("_session").Count == 0);
        if (how == "kill")
            Expect.Status(24, client.Result());
    }

    [Fact]
    public void Start_OnTheDisplayOfADeadDaemon_AdoptsIt()
    {
        using TwoMachines machines = new(_desktop);
        SessionFiles session = machines.StartSession();
        _ = Libc.kill(session.DaemonPid, Libc.SIGKILL);
        Wait.Until("the daemon is gone", () => machines.Far.ProcessesWith("_session").Count == 0);
        using RunningCommand client = machines.Near.StartRdfwd("start", $"ssh:far{session.Display}", "--ssh", machines.Ssh.Command);
        DisplayPair pair = machines.Look(session);
        machines.AwaitShown(pair);
        Assert.Equal((session.Uuid, session.XServerPid), (session.Again().Uuid, session.Again().XServerPid));
        Assert.Equal(session.ChildPids, session.Again().ChildPids);
    }

    [Fact]
    public void Attach_ManyAtOnceToADeadDaemon_StartOneDaemon()
    {
        using TwoMachines machines = new(_desktop);
        SessionFiles session = machines.StartSession();
        _ = Libc.kill(session.DaemonPid, Libc.SIGKILL);
        Wait.Until("the daemon is gone", () => machines.Far.ProcessesWith("_session").Count == 0);
        RunningCommand[] questions = [.. Enumerable.Range(0, 5).Select(_ => machines.Far.StartRdfwd("info", "--json"))];
        foreach (RunningCommand question in questions)
        {
            CommandResult answer = question.Result();
            Expect.Success(answer);
            using JsonDocument info = JsonDocument.Parse(answer.Output);
            Assert.Equal(session.Uuid, info.RootElement.GetProperty("uuid").GetString());
        }

        Assert.Single(machines.Far.ProcessesWith("_session"));
        Assert.Equal(session.ChildPids, session.Again().ChildPids);
    }

    [Fact]
    public void Start_ManyAtOnceWithOneLine_ShareOneSession()
    {
        using Machine machine = new();
        RunningCommand[] starts = [.. Enumerable.Range(0, 5).Select(_ => machine.StartRdfwd("start", "--attach=no", "--session-name=shared", "--child=xterm"))];
        int[] statuses = [.. starts.Select(start => start.Result().Status)];
        Assert.True(statuses.Count(status => status == 0) == 1 && statuses.All(status => status is 0 or 16), string.Join("\n", starts.Select(start => start.Result())));
        SessionFiles session = SessionFiles.Sole(machine);
        Assert.Single(machine.ProcessesWith("_session"));
        Assert.Single(machine.ProcessesWith("Xvfb"));
        Assert.Single(session.ChildPids);
    }
}
