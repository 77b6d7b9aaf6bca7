using Rdfwd.Interop.Libc;
using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests;

/// <summary>Ctrl-C at any moment: the client leaves at once, and what is there afterwards is a whole session or none.</summary>
public sealed class InterruptTests : IClassFixture<NearDesktop>
{
    private const int Moments = 7;

    private readonly NearDesktop _desktop;

    public InterruptTests(NearDesktop desktop)
    {
        _desktop = desktop;
    }

    [Theory]
    [InlineData(Libc.SIGINT, 2)]
    [InlineData(Libc.SIGTERM, 1)]
    public void Start_SignalAtAnyMoment_LeavesAWholeSessionOrNone(int signal, int rounds)
    {
        using TwoMachines machines = new(_desktop);
        int whole = 0, none = 0;
        for (int round = 0; round < rounds * Moments; round++)
        {
            using RunningCommand client = machines.Begin("start", "--child=xterm -T whole");
            AwaitMoment(machines, client, round % Moments);
            client.Signal(signal);
            CommandResult end = client.Result();
            Assert.True(end.Status is 0 or 130 || end.Status == 128 + signal, $"round {round}: {end}");
            Assert.DoesNotContain("Exception", end.Error, StringComparison.Ordinal);
            if (end.Status == 0)
                Assert.Contains("rdfwd attach ssh:far:", end.Error, StringComparison.Ordinal);

            Wait.Until("nothing of the client is left", () => machines.Near.Processes().Count == 0);
            Wait.Until("no connector is left", () => machines.Far.ProcessesWith("_connect").Count == 0);
            if (HasSession(machines))
            {
                // It can be used like any other.
                Assert.Single(SessionFiles.Sole(machines.Far).ChildPids);
                Expect.Success(machines.Run("stop"));
                whole++;
            }
            else
            {
                none++;
            }

            Wait.Until("nothing is left there", () => machines.Far.Processes().Values.All(line => line.Contains("sshd", StringComparison.Ordinal)));
            Assert.Empty(Directory.Exists(machines.Far.Sessions) ? Directory.GetFileSystemEntries(machines.Far.Sessions) : []);
        }

        Assert.True(whole > 0 && none > 0, $"the moments do not differ: {whole} whole sessions, {none} times none");
    }

    [Fact]
    public void Start_InterruptedTwice_EndsAtOnce()
    {
        using Machine near = new(_desktop.Display);
        using RunningCommand client = near.StartRdfwd("start", "exec:sleep 1000");
        Wait.Until("the command runs", () => near.ProcessesWith("sleep 1000").Any(pid => pid != client.Pid));
        client.Signal(Libc.SIGINT);
        client.Signal(Libc.SIGINT);
        Expect.Status(130, client.Result());
        Wait.Until("nothing is left", () => near.Processes().Count == 0);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("info")]
    [InlineData("stop")]
    [InlineData("attach")]
    public void Command_Interrupted_LeavesNothingBehind(string command)
    {
        using Machine near = new(_desktop.Display);
        using RunningCommand client = near.StartRdfwd(command, "exec:sleep 1000");
        Wait.Until("the command runs", () => near.ProcessesWith("sleep 1000").Any(pid => pid != client.Pid));
        client.Signal(Libc.SIGINT);
        Expect.Status(130, client.Result());
        Wait.Until("nothing is left", () => near.Processes().Count == 0);
    }

    [Fact]
    public void Attach_WhileReconnecting_CanBeInterrupted()
    {
        using TwoMachines machines = new(_desktop);
        using RunningCommand client = machines.Begin("start", "--child=xterm -T shell");
        machines.NearWindow("shell");
        machines.Ssh.Stop();
        _ = Libc.kill(machines.Near.ProcessesWith("ssh -F").Single(pid => pid != client.Pid), Libc.SIGKILL);
        Wait.Until("the link is lost", () => client.Error.Contains("was lost", StringComparison.Ordinal));
        client.Signal(Libc.SIGINT);
        CommandResult end = client.Result();
        Assert.Equal(0, end.Status);
        Assert.Contains("return with", end.Error, StringComparison.Ordinal);
    }

    /// <summary>A session is there, after giving one that is being made the time to become whole or go.</summary>
    private static bool HasSession(TwoMachines machines)
    {
        Wait.Until("what was begun is whole or gone", () =>
        {
            int daemons = machines.Far.ProcessesWith("_session").Count;
            IReadOnlyList<SessionFiles> sessions = SessionFiles.In(machines.Far);
            bool whole = daemons == 1 && sessions is [{ ChildPids.Count: 1 } only] && File.Exists(only.Socket);
            return whole || (daemons == 0 && sessions.Count == 0 && machines.Far.ProcessesWith("Xvfb").Count == 0);
        });
        return SessionFiles.In(machines.Far).Count > 0;
    }

    /// <summary>Moments from the first breath to a window on the screen; each comes a little earlier or later in every run.</summary>
    private static void AwaitMoment(TwoMachines machines, RunningCommand client, int moment)
    {
        Wait.Until($"moment {moment} comes", () => client.HasExited || moment switch
        {
            0 => true,
            1 => machines.Near.ProcessesWith("ssh -F").Any(pid => pid != client.Pid),
            2 => machines.Far.ProcessesWith("_connect").Count > 0,
            3 => machines.Far.ProcessesWith("_session").Count > 0,
            4 => machines.Far.ProcessesWith("Xvfb").Count > 0,
            5 => SessionFiles.In(machines.Far).Count > 0,
            _ => machines.NearScreen.ForwardedWindows().Count > 0,
        });
    }
}
