using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests;

/// <summary>Copies of the program on the far machine.</summary>
public sealed class DeployTests
{
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    [Fact]
    public void List_CopyOfAnotherProtocol_IsReplacedWhenAllowed()
    {
        using TwoMachines machines = new(withProgram: false);
        CommandResult copied = machines.Run("list", "--deploy=yes");
        Assert.True(copied.Status == 0, copied.ToString());
        string copy = Directory.GetFiles(Path.Combine(machines.Far.Home, ".cache", "rdfwd"), "rdfwd", SearchOption.AllDirectories).Single();

        // A program that greets with protocol 9.0: [1, 9, 0, "rdfwd 9.0", "connect", {"path": "/x/.cache/rdfwd/9/rdfwd"}].
        string hello = @"\226\001\011\000\251rdfwd 9.0\247connect\201\244path\267/x/.cache/rdfwd/9/rdfwd";
        File.WriteAllText(copy, $"#!/bin/sh\nprintf '\\000RDFWD1\\n\\064\\000\\000\\000{hello}'\ncat >/dev/null\n");
        File.SetUnixFileMode(copy, Executable);

        CommandResult refused = machines.Run("list", "--deploy=no");
        Assert.True(refused.Status == 13, refused.ToString());
        Assert.Contains("speaks 9.0", refused.Error, StringComparison.Ordinal);

        CommandResult allowed = machines.Run("list", "--deploy=yes");
        Assert.True(allowed.Status == 0, allowed.ToString());
        Assert.Equal(new FileInfo(ProgramPath.Rdfwd).Length, new FileInfo(copy).Length);
    }

    [Fact]
    public void List_LoginScriptThatTalks_DoesNotDisturb()
    {
        using TwoMachines machines = new();
        File.WriteAllText(Path.Combine(machines.Far.Home, ".bashrc"), "echo 'You have no mail.'; printf 'and a tail'\n");
        CommandResult result = machines.Run("list");
        Assert.True(result.Status == 0, result.ToString());
        Assert.Equal("no sessions; start one with: rdfwd start ssh:far --child=xterm\n", result.Output);
    }

    [Fact]
    public void Doctor_OfTheFarMachine_NamesWhatItFinds()
    {
        using TwoMachines machines = new();
        CommandResult result = machines.Run("doctor");
        Assert.True(result.Status == 0, result.ToString());
        Assert.Matches(@"(?m)^  ok +Xvfb +/", result.Output);
        Assert.Contains("H.264 encoder", result.Output, StringComparison.Ordinal);
        Assert.Contains("\"checks\"", machines.Run("doctor", "--json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Doctor_WithoutXvfb_SaysHowToInstallIt()
    {
        using Machine machine = new();
        machine.Environment["PATH"] = machine.Path;
        CommandResult result = machine.Rdfwd("doctor");
        Assert.Equal(27, result.Status);
        Assert.Contains("sudo apt-get install openssh-client xvfb x11-xkb-utils", result.Output, StringComparison.Ordinal);
    }
}
