using System.Globalization;
using Rdfwd.Interop.Libc;
using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests;

/// <summary>Each thing that can be wrong is one sentence on standard error, with an exit code of its own, and hurts nothing.</summary>
public sealed class BadInputTests
{
    [Fact]
    public void Start_HostsThatCannotBeReached_SaysWhichAndWhy()
    {
        using TwoMachines machines = new();
        AssertSays(machines.Near.Rdfwd("start", "ssh:unknown", "--ssh", machines.Ssh.Command), 6, "there is no host 'unknown'");
        AssertSays(machines.Near.Rdfwd("start", "ssh:refused", "--ssh", machines.Ssh.Command), 7, "'refused' refused the connection");
        AssertSays(machines.Near.Rdfwd("start", "ssh:far", "--ssh", "no-such-ssh"), 5, "there is no program 'no-such-ssh'");
        AssertSays(machines.Near.Rdfwd("start", "ssh:far", "--ssh", machines.Ssh.Command + " -o Nonsense=1"), 5, "ssh rejects its options");
    }

    [Fact]
    public void Start_KeysThatDoNotFit_SaysSo()
    {
        using TwoMachines machines = new();
        File.WriteAllText(machines.Ssh.At("user.pub"), "");
        AssertSays(machines.Run("start"), 9, "did not let you in");
        string known = File.ReadAllText(machines.Ssh.KnownHosts);
        File.WriteAllText(machines.Ssh.KnownHosts, "");
        AssertSays(machines.Run("start"), 8, "is not accepted");
        machines.Ssh.MakeKey("other");
        File.WriteAllText(machines.Ssh.KnownHosts, $"{known.Split(' ')[0]} {File.ReadAllText(machines.Ssh.At("other.pub"))}");
        AssertSays(machines.Run("start"), 8, "has changed");
    }

    [Fact]
    public void Start_FarProgramThatIsNone_SaysSo()
    {
        using TwoMachines machines = new(withProgram: false);
        AssertSays(machines.Run("start", "--remote-rdfwd=/no/such/rdfwd"), 10, "cannot be run on 'far'");
        AssertSays(machines.Run("start", "--remote-rdfwd=/bin/false"), 5, "ended with status 1");
        AssertSays(machines.Run("start", "--remote-rdfwd=/it's/not \"there\""), 10, "cannot be run on 'far'");
        Directory.CreateDirectory(Path.Combine(machines.Far.Home, ".cache"));
        File.WriteAllText(Path.Combine(machines.Far.Home, ".cache", "rdfwd"), "a file where a directory is wanted");
        CommandResult result = machines.Run("start", "--deploy=yes");
        AssertSays(result, 12, "copying rdfwd", otherLines: true);
        Assert.Contains("\nrdfwd: rdfwd could not be copied to far", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_FarMachineOfAnotherKind_SaysSo()
    {
        using Machine near = new(":0");
        string script = Path.Combine(near.Path, "ssh");
        File.WriteAllText(script, "#!/bin/sh\necho 'Welcome to far'\necho 'RDFWD-MISSING Linux riscv64'\nread answer\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        AssertSays(near.Rdfwd("list", "ssh:far", "--ssh", script, "--deploy=yes"), 11, "is Linux riscv64 and has no rdfwd");
    }

    [Fact]
    public void Start_FarProgramOfAnotherProtocol_NamesBothVersions()
    {
        using Machine near = new(":0");
        // The preamble, then Hello [1, 9, 0, "rdfwd 9.0", "connect", {}] in one chunk of 23 bytes (docs/protocol.md).
        const string bytes = @"\000RDFWD1\n\027\000\000\000\226\001\011\000\251rdfwd 9.0\247connect\200";
        AssertSays(near.Rdfwd("list", $"exec:printf '{bytes}'; cat >/dev/null"), 13, "rdfwd 9.0 speaks 9.0");
    }

    [Fact]
    public void Start_WithoutAnXServerThere_ShowsWhatItSaid()
    {
        using Machine machine = new();
        CommandResult result = machine.Rdfwd("start", "--attach=no", "--xvfb=Xvfb -nonsense");
        AssertSays(result, 17, "the X server ended at once; it said:", otherLines: true);
        Assert.Contains("Unrecognized option: -nonsense", result.Error, StringComparison.Ordinal);
        AssertSays(machine.Rdfwd("start", "--attach=no", "--xvfb=no-such-server"), 17, "the X server 'no-such-server' is not on ");
        AssertSays(machine.Rdfwd("start", "--attach=no", "--xvfb=true"), 17, "the X server ended at once and said nothing");
        AssertSays(machine.Rdfwd("start", "--attach=no", "--xvfb=Xvfb $OPTIONS"), 2, "is not a command for an X server");
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(machine.Runtime, "rdfwd")));
    }

    [Fact]
    public void Start_ProgramsAndDisplaysThatAreNot_SaysSo()
    {
        using XServerProcess other = new();
        using Machine machine = new();
        AssertSays(machine.Rdfwd("start", "--attach=no", "--child=no-such-program"), 18, "the program 'no-such-program' is not in PATH");
        AssertSays(machine.Rdfwd("start", "--attach=no", "--child=/etc/passwd"), 18, "may not be executed");
        AssertSays(machine.Rdfwd("start", other.Display, "--attach=no"), 16, $"display {other.Display} is in use");
        AssertSays(machine.Rdfwd("start", "--exit-with-children", "--attach=no"), 2, "needs a --child");
        AssertSays(machine.Rdfwd("start", "--nonsense"), 2, "nonsense");
        AssertSays(machine.Rdfwd("start", ":5", "--display=:6"), 2, "give one of them");
        Assert.False(Directory.Exists(Path.Combine(machine.Runtime, "rdfwd")) && Directory.GetFileSystemEntries(Path.Combine(machine.Runtime, "rdfwd")).Length > 0);
    }

    [Fact]
    public void Commands_WithoutTheirSession_SayWhichThereAre()
    {
        using Machine machine = new();
        foreach (string command in (string[])["info", "stop", "exit", "detach", "screenshot"])
            AssertSays(machine.Rdfwd(command), 14, "there is no session");
        Assert.Equal(0, machine.Rdfwd("start", "--attach=no", "--session-name=one").Status);
        Assert.Equal(0, machine.Rdfwd("start", "--attach=no", "--session-name=two").Status);
        CommandResult several = machine.Rdfwd("info");
        AssertSays(several, 15, "there are several sessions", otherLines: true);
        Assert.Contains("one", several.Error, StringComparison.Ordinal);
        Assert.Contains("two", several.Error, StringComparison.Ordinal);
        AssertSays(machine.Rdfwd("info", "three"), 14, "there is no session 'three'", otherLines: true);
        AssertSays(machine.Rdfwd("start", "--attach=no", "--session-name=two"), 16, "there is a session called 'two' already");
        AssertSays(machine.Rdfwd("run", "one", "--", "no-such-program"), 18, "is not in PATH");
        AssertSays(machine.Rdfwd("screenshot", "one", "--window=12345", "x.png"), 25, "0x3039");
        Assert.Equal(0, machine.Rdfwd("stop", "one").Status);
        Assert.Equal(0, machine.Rdfwd("stop").Status);
    }

    [Fact]
    public void Attach_WithoutADisplayHere_SaysSo()
    {
        using Machine machine = new();
        AssertSays(machine.Rdfwd("attach"), 19, "$DISPLAY is not set");
        machine.Environment["DISPLAY"] = ":9999";
        AssertSays(machine.Rdfwd("attach"), 19, "no X server answers there");
        AssertSays(machine.Rdfwd("start", "ssh:far", "--child=xterm"), 19, "no X server answers there");
        machine.Environment["DISPLAY"] = "screen";
        AssertSays(machine.Rdfwd("attach"), 19, "'screen' is not the name of a display");
    }

    [Fact]
    public void Attach_DisplayThatRefuses_HasItsWordsInTheSentence()
    {
        using Machine machine = new();
        Assert.Equal(0, machine.Rdfwd("start", "--attach=no").Status);
        machine.Environment["DISPLAY"] = SessionFiles.Sole(machine).Display;
        // All on one line: libxcb would write the server's words before it by itself.
        AssertSays(machine.Rdfwd("attach"), 19, "refuses this user (Authorization required");
        CommandResult doctor = machine.Rdfwd("doctor");
        Assert.Contains("refuses this user (Authorization required", doctor.Output, StringComparison.Ordinal);
        Assert.Equal("", doctor.Error);
    }

    [Fact]
    public void List_QuestionOnATerminal_TakesItsAnswerOnce()
    {
        using Machine near = new(":0");
        string script = Path.Combine(near.Path, "ssh");
        File.WriteAllText(script, "#!/bin/sh\necho 'RDFWD-MISSING Linux x86_64'\nread answer\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        near.Environment["TERM"] = "xterm";
        string seen = Path.Combine(near.Path, "terminal");
        File.WriteAllText(seen, "");
        // Who types only answers what is asked.
        CommandResult result = near.Start("sh", "-c", $"(until grep -q Y/n '{seen}'; do sleep 0.02; done; echo no) | script -qfec '{ProgramPath.Rdfwd} list ssh:far --ssh {script}' '{seen}'").Result();
        Assert.Matches(@"\[Y/n\] no\r\nrdfwd: 'far' has no rdfwd ", result.Output);
    }

    [Fact]
    public void Commands_WordsThatDoNotFit_AreToldInPlainWords()
    {
        using Machine machine = new();
        AssertSays(machine.Rdfwd("attach", "--open=maybe"), 2, "'maybe' is no value for --open; write no, ask or yes; see: rdfwd attach --help");
        AssertSays(machine.Rdfwd("bench", "latency", "--scene=foo"), 2, "'foo' is no value for --scene; write key, scroll");
        AssertSays(machine.Rdfwd("attach", "a", "b"), 2, "there is a word too many: 'b'");
        AssertSays(machine.Rdfwd("start", "--child"), 2, "--child needs a value");
        AssertSays(machine.Rdfwd("send", "ssh:far"), 2, "FILE is missing");
        AssertSays(machine.Rdfwd("input"), 2, "a command is missing: list,");
        AssertSays(machine.Rdfwd("input", "recrod"), 2, "there is no command 'recrod', but there is 'record'; see: rdfwd input --help");
        AssertSays(machine.Rdfwd("info", "--last=x"), 2, "'x' is not a number from 1 to 1000000");
        AssertSays(machine.Rdfwd("list", "far"), 2, "another machine is ssh:far");
    }

    [Fact]
    public void List_AfterTheDeathOfDaemonAndXServer_ClearsAway()
    {
        using Machine machine = new();
        Assert.Equal(0, machine.Rdfwd("start", "--attach=no").Status);
        foreach (string part in (string[])["_session", "Xvfb"])
            Assert.Equal(0, Libc.kill(machine.ProcessesWith(part).Single(), Libc.SIGKILL));
        Wait.Until("both are gone", () => machine.ProcessesWith("_session").Count + machine.ProcessesWith("Xvfb").Count == 0);
        AssertSays(machine.Rdfwd("attach"), 19, "DISPLAY");
        Assert.Contains("no sessions", machine.Rdfwd("list").Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(machine.Runtime, "rdfwd")));
    }

    [Fact]
    public void Start_SocketOfADeadDaemon_IsCleaned()
    {
        using Machine machine = new();
        string directory = Path.Combine(machine.Runtime, "rdfwd", "4321");
        Directory.CreateDirectory(directory);
        File.SetUnixFileMode(Path.Combine(machine.Runtime, "rdfwd"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using (UnixSocket.Listen(Path.Combine(directory, "socket")))
        {
            // Its listener dies with this block; the file stays.
        }

        File.WriteAllText(Path.Combine(directory, "pid"), "999999\n");
        File.WriteAllText(Path.Combine(directory, "session.json"), "{ not json");
        Directory.SetLastWriteTimeUtc(directory, DateTime.UtcNow.AddMinutes(-5));
        Assert.Contains("no sessions", machine.Rdfwd("list").Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(directory));
    }

    [Theory]
    [InlineData("printf 'no rdfwd here\\n'", 5, "ended with status 0 before rdfwd answered")]
    [InlineData("printf '\\000RDFWD1\\n'", 3, "was lost")]
    [InlineData("printf '\\000RDFWD1\\n\\377\\377\\000\\000'; cat >/dev/null", 21, "")]
    [InlineData("printf '\\000RDFWD1\\n\\004\\000\\011\\000abcd'; cat >/dev/null", 21, "")]
    [InlineData("printf '\\000RDFWD1\\n\\004\\000\\000\\000\\377\\377\\377\\377'; cat >/dev/null", 21, "")]
    [InlineData("printf '\\000RDFWD1\\n\\002\\000\\000\\000\\221\\005'; cat >/dev/null", 21, "")]
    [InlineData("head -c 200000 /dev/zero; cat >/dev/null", 21, "talks without end")]
    [InlineData("exit 3", 5, "ended with status 3")]
    [InlineData("no-such-command-at-all", 10, "could not run its program")]
    public void Exec_FarEndThatTalksNonsense_IsOneSentence(string command, int status, string part)
    {
        using Machine near = new();
        AssertSays(near.Rdfwd("list", "exec:" + command), status, part, otherLines: true);
    }

    private static void AssertSays(CommandResult result, int status, string part, bool otherLines = false)
    {
        Assert.True(status == result.Status, string.Create(CultureInfo.InvariantCulture, $"expected {status}: {result}"));
        Assert.StartsWith("rdfwd: ", result.Error, StringComparison.Ordinal);
        string first = result.Error.Split('\n')[0];
        Assert.Contains(part, first, StringComparison.Ordinal);
        if (!otherLines)
            Assert.True(result.Error.Trim().Split('\n').Length == 1, result.ToString());
    }
}
