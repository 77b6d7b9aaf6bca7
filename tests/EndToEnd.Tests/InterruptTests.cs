using Rdfwd.Interop.Libc;
using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests;

/// <summary>Ctrl-C at any moment ends the client soon and leaves nothing in between.</summary>
public sealed class InterruptTests
{
    [Fact]
    public void Start_InterruptedAnywhere_EndsAndTheSessionCanBeUsed()
    {
        using TwoMachines machines = new();
        Random random = new(7);
        for (int round = 0; round < 15; round++)
        {
            using RunningCommand client = machines.Begin("start", "--child=xterm -T shell", "--session-name=one");
            Thread.Sleep(random.Next(20, 900));
            client.Signal(Libc.SIGINT);
            CommandResult end = client.Result();

            // Before the program handles the signal the system does, as for any other program.
            Assert.True(end.Status is 0 or 130, end.ToString());
            Assert.DoesNotContain("   at ", end.Error, StringComparison.Ordinal);
            Wait.Until("its ssh is gone", () => machines.Near.ProcessesWith("ssh -F").Count == 0);
        }

        using RunningCommand last = machines.Begin("start", "--child=xterm -T shell", "--session-name=one");
        machines.NearWindow("shell");
        Assert.Single(machines.Sessions());
        Assert.Single(machines.Far.ProcessesWith("xterm -T shell"));
        Assert.Equal(0, machines.Run("stop").Status);
        Assert.Equal(0, last.Result().Status);
    }

    [Fact]
    public void Start_InterruptedWhileSshHangs_Ends()
    {
        using XvfbServer screen = new();
        using Machine near = new(screen.Display);
        using RunningCommand client = near.StartRdfwd("start", "exec:sleep 1000");
        Wait.Until("it waits for the far end", () => near.ProcessesWith("sleep 1000").Any(pid => pid != client.Pid));
        client.Signal(Libc.SIGINT);
        Assert.Equal(130, client.Result().Status);
        Wait.Until("nothing is left", () => near.Processes().Count == 0);
    }

    [Fact]
    public void Attach_WhileReconnecting_CanBeInterrupted()
    {
        using TwoMachines machines = new();
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
}
