using Rdfwd.Interop.Libc;
using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests;

/// <summary>The main job: a far program on this screen, and still there tomorrow.</summary>
public sealed class StartOverSshTests
{
    [Fact]
    public void Start_XtermOverSsh_ShowsTypesAndComesBack()
    {
        using TwoMachines machines = new();
        using RunningCommand first = machines.Begin("start", "--child=xterm -T shell -e sh -c 'cat >typed; sleep 1000'");
        uint near = machines.NearWindow("shell");
        string display = machines.Sessions().Single().GetProperty("display").GetString()!;
        using XScreen far = machines.OpenFarScreen(display);
        uint window = far.WindowsTitled("shell").Single();
        machines.AwaitExact(far, window);

        machines.NearScreen.Focus(near);
        Wait.Until("the far window has the focus", () => far.FocusedWindow() != 0);
        machines.NearScreen.Type("echo Hello, 42!\n");
        string typed = Path.Combine(machines.Far.Home, "typed");
        Wait.Until("what was typed here arrived there", () => File.Exists(typed) && File.ReadAllText(typed) == "echo Hello, 42!\n");
        machines.AwaitExact(far, window);

        int xterm = machines.Far.ProcessesWith("xterm -T shell").Single();
        first.Signal(Libc.SIGINT);
        CommandResult end = first.Result();
        Assert.Equal(0, end.Status);
        Assert.Contains($"rdfwd attach ssh:far{display}", end.Error, StringComparison.Ordinal);
        Wait.Until("the near windows are gone", () => machines.NearScreen.ForwardedWindows().Count == 0);

        using RunningCommand second = machines.Begin("start", "--child=xterm -T shell -e sh -c 'cat >typed; sleep 1000'");
        machines.NearWindow("shell");
        machines.AwaitExact(far, window);
        Assert.Equal(xterm, machines.Far.ProcessesWith("xterm -T shell").Single());
        Assert.Single(machines.Sessions());

        CommandResult stop = machines.Run("stop");
        Assert.True(stop.Status == 0, stop.ToString());
        Assert.Equal(0, second.Result().Status);
        Wait.Until("nothing of the session is left", () => machines.Far.ProcessesWith("Xvfb").Count == 0 && machines.Far.ProcessesWith("_session").Count == 0);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(machines.Far.Runtime, "rdfwd")));
    }

    [Theory]
    [InlineData("sh -c 'exit 7'", 7)]
    [InlineData("sh -c 'kill -TERM $$'", 143)]
    [InlineData("true", 0)]
    public void Start_ExitWithChildren_GivesTheChildsStatus(string child, int status)
    {
        using TwoMachines machines = new();
        CommandResult result = machines.Run("start", "--exit-with-children", $"--child={child}");
        Assert.True(status == result.Status, result.ToString());
        Assert.Empty(machines.Sessions());
    }

    [Fact]
    public void Start_WithoutRdfwdThere_CopiesItWhenToldTo()
    {
        using TwoMachines machines = new(withProgram: false);
        CommandResult refused = machines.Run("start", "--attach=no", "--deploy=no");
        Assert.Equal((10, true), (refused.Status, refused.Error.Contains("has no rdfwd", StringComparison.Ordinal)));
        Assert.Single(refused.Error.Trim().Split('\n'));

        CommandResult unasked = machines.Run("start", "--attach=no");
        Assert.Equal(10, unasked.Status);

        CommandResult copied = machines.Run("start", "--attach=no", "--deploy=yes");
        Assert.True(copied.Status == 0, copied.ToString());
        Assert.Contains("copying rdfwd", copied.Error, StringComparison.Ordinal);
        string program = Directory.GetFiles(Path.Combine(machines.Far.Home, ".cache", "rdfwd"), "*", SearchOption.AllDirectories).Single();
        Assert.Equal(File.ReadAllBytes(ProgramPath.Rdfwd), File.ReadAllBytes(program));
        Assert.DoesNotContain("copying", machines.Run("list").Error, StringComparison.Ordinal);
        Assert.Equal(0, machines.Run("stop").Status);
    }

    [Fact]
    public void Attach_SecondClient_TakesOverAndTellsTheFirst()
    {
        using TwoMachines machines = new();
        using RunningCommand first = machines.Begin("start", "--child=xterm -T taken");
        machines.NearWindow("taken");
        using RunningCommand second = machines.Begin("attach");
        CommandResult end = first.Result();
        Assert.Equal(20, end.Status);
        Assert.Contains("took the session over", end.Error, StringComparison.Ordinal);
        machines.NearWindow("taken");

        CommandResult detach = machines.Run("detach");
        Assert.Contains("left the session", detach.Output, StringComparison.Ordinal);
        Assert.Equal(0, second.Result().Status);
        Assert.Single(machines.Sessions());
    }

    [Fact]
    public void Start_SshDies_FreezesAndReconnects()
    {
        using TwoMachines machines = new();
        using RunningCommand client = machines.Begin("start", "--child=xterm -T stays");
        uint near = machines.NearWindow("stays");
        int ssh = machines.Near.ProcessesWith("ssh -F").Single(pid => pid != client.Pid);
        Assert.Equal(0, Libc.kill(ssh, Libc.SIGKILL));
        Wait.Until("the client says that the link was lost", () => client.Error.Contains("was lost", StringComparison.Ordinal));
        Wait.Until("another ssh is there", () => machines.Near.ProcessesWith("ssh -F").Any(pid => pid != client.Pid && pid != ssh));
        string display = machines.Sessions().Single().GetProperty("display").GetString()!;
        using XScreen far = machines.OpenFarScreen(display);
        machines.AwaitExact(far, far.WindowsTitled("stays").Single());
        Assert.Equal(near, machines.NearWindow("stays"));
        client.Signal(Libc.SIGINT);
        Assert.Equal(0, client.Result().Status);
    }

    [Fact]
    public void Start_ReconnectNo_LeavesWithItsOwnStatus()
    {
        using TwoMachines machines = new();
        using RunningCommand client = machines.Begin("start", "--child=xterm -T once", "--reconnect=no");
        machines.NearWindow("once");
        int ssh = machines.Near.ProcessesWith("ssh -F").Single(pid => pid != client.Pid);
        Assert.Equal(0, Libc.kill(ssh, Libc.SIGKILL));
        CommandResult end = client.Result();
        Assert.Equal(3, end.Status);
        Assert.Single(machines.Sessions());
    }
}
