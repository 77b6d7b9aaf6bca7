using System.Globalization;
using Rdfwd.Interop.Libc;
using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests;

/// <summary>kill -9 to any part at any moment: the program runs on, nothing stays held, nothing is left over.</summary>
public sealed class KillTests
{
    private const int Rounds = 50;
    private const byte AKey = 38;

    [Fact]
    public void Kill_AnyPartAtAnyMoment_HoldsAndLeaksNothing()
    {
        using TwoMachines machines = new();
        RunningCommand client = machines.Begin("start", "--child=xterm -T busy -e sh -c 'while :; do seq 1 500; done'");
        machines.NearWindow("busy");
        string display = machines.Sessions().Single().GetProperty("display").GetString()!;
        using XScreen far = machines.OpenFarScreen(display);
        int program = machines.Far.ProcessesWith("xterm -T busy").Single();
        Random random = new(20260711);
        HashSet<int> ours = [];
        int descriptors = 0;
        for (int round = 0; round < Rounds; round++)
        {
            uint near = machines.NearWindow("busy");
            machines.NearScreen.Focus(near);
            machines.NearScreen.PressKey(AKey);
            if (round % 2 == 0)
                Wait.Until("the key is down there", () => far.HeldKeys().Contains(AKey));
            Thread.Sleep(random.Next(0, 150));
            ours.UnionWith(machines.Near.Processes().Keys);
            ours.UnionWith(machines.Far.Processes().Keys);
            string victim = (string[])["client", "ssh", "daemon"] is var parts ? parts[random.Next(parts.Length)] : "";
            switch (victim)
            {
                case "client":
                    client.Signal(Libc.SIGKILL);
                    client.Result();
                    break;
                case "ssh":
                    _ = Libc.kill(SshOf(machines, client), Libc.SIGKILL);
                    break;
                default:
                    _ = Libc.kill(machines.Far.ProcessesWith("_session").Single(), Libc.SIGKILL);
                    break;
            }

            if (victim != "daemon")
                Wait.Until($"round {round}: the key is released after kill -9 of the {victim}", () => far.HeldKeys().Count == 0);
            machines.NearScreen.ReleaseKey(AKey);
            if (victim == "client")
                client = machines.Begin("attach");
            else
                Wait.Until($"round {round}: the client is back after kill -9 of the {victim}", () => IsAttached(machines, client));
            Wait.Until($"round {round}: no key is held", () => far.HeldKeys().Count == 0);
            Assert.Equal(program, machines.Far.ProcessesWith("xterm -T busy").Single());
            if (victim == "client")
                machines.NearWindow("busy");
            if (round == 5)
                descriptors = DescriptorsOf(machines);
        }

        machines.NearWindow("busy");
        Wait.Until("no descriptor has leaked in the daemon", () => descriptors == 0 || DescriptorsOf(machines) <= descriptors + 4);
        Assert.Single(machines.Far.ProcessesWith("Xvfb"));
        Wait.Until("one daemon and one connector are left", () => machines.Far.ProcessesWith("_session").Count == 1 && machines.Far.ProcessesWith("_connect").Count == 1);
        client.Signal(Libc.SIGINT);
        Assert.Equal(0, client.Result().Status);
        Assert.Equal(0, machines.Run("stop").Status);
        Wait.Until("no process is left over", () => machines.Near.Processes().Count == 0 && machines.Far.Processes().Values.All(line => line.Contains("sshd", StringComparison.Ordinal)));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(machines.Far.Runtime, "rdfwd")));
        Assert.Empty(SharedMemoryOf(ours));
    }

    /// <summary>A key held by a client that is killed must be seen as held, or the test above could not fail.</summary>
    [Fact]
    public void HeldKeys_WhileTheClientLives_ShowsTheHeldKey()
    {
        using TwoMachines machines = new();
        using RunningCommand client = machines.Begin("start", "--child=xterm -T held");
        uint near = machines.NearWindow("held");
        using XScreen far = machines.OpenFarScreen(machines.Sessions().Single().GetProperty("display").GetString()!);
        machines.NearScreen.Focus(near);
        machines.NearScreen.PressKey(AKey);
        Wait.Until("the key is down there", () => far.HeldKeys().Contains(AKey));
        machines.NearScreen.ReleaseKey(AKey);
        Wait.Until("the key is up there", () => far.HeldKeys().Count == 0);
    }

    private static int SshOf(TwoMachines machines, RunningCommand client) =>
        (int)Wait.For<object>("the client's ssh runs", () => machines.Near.ProcessesWith("ssh -F").Where(pid => pid != client.Pid).Select(pid => (object)pid).FirstOrDefault());

    private static bool IsAttached(TwoMachines machines, RunningCommand client)
    {
        if (client.HasExited)
            throw new InvalidOperationException($"the client gave up: {client.Result()}");
        return machines.Far.ProcessesWith("_session").Count == 1
            && machines.Near.ProcessesWith("ssh -F").Any(pid => pid != client.Pid)
            && machines.Run("info", "--json").Output.Contains("\"client\"", StringComparison.Ordinal);
    }

    private static int DescriptorsOf(TwoMachines machines)
    {
        int daemon = machines.Far.ProcessesWith("_session").Single();
        return Directory.GetFiles(string.Create(CultureInfo.InvariantCulture, $"/proc/{daemon}/fd")).Length;
    }

    /// <summary>The System V segments made by these processes (proc(5), /proc/sysvipc/shm: the fifth field is the creator).</summary>
    private static List<string> SharedMemoryOf(HashSet<int> creators) =>
        [.. File.ReadLines("/proc/sysvipc/shm").Skip(1).Where(line =>
            creators.Contains(int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[4], CultureInfo.InvariantCulture)))];
}
