using System.Text.Json;
using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests;

/// <summary>What the commands print, for people and for programs, on this machine and through ssh.</summary>
public sealed class CommandTests : IClassFixture<NearDesktop>
{
    private readonly NearDesktop _desktop;

    public CommandTests(NearDesktop desktop)
    {
        _desktop = desktop;
    }

    [Theory]
    [InlineData("")]
    [InlineData("ssh:far")]
    public void Commands_LifeOfASession_PrintSentencesAndJson(string machine)
    {
        using TwoMachines machines = new(_desktop);
        Machine host = machine.Length == 0 ? machines.Near : machines.Far;

        CommandResult Run(string command, params string[] rest) =>
            machines.Near.Rdfwd([command, .. machine.Length == 0 ? Array.Empty<string>() : [machine, "--ssh", machines.Ssh.Command], .. rest]);

        JsonElement started = Json(Run("start", "--attach=no", "--json", "--session-name=work", "--child=xterm -T look", "--env=COLOUR=blue green"));
        SessionFiles session = SessionFiles.Sole(host);
        Assert.Equal((session.Display, "work", session.Uuid, true), (Text(started, "display"), Text(started, "name"), Text(started, "session"), started.GetProperty("created").GetBoolean()));

        JsonElement listed = Assert.Single(Json(Run("list", "--json")).EnumerateArray());
        Assert.Equal((session.Display, "live", "work"), (Text(listed, "display"), Text(listed, "state").ToLowerInvariant(), Text(listed, "name")));
        Assert.Equal("xterm -T look", Assert.Single(listed.GetProperty("programs").EnumerateArray()).GetString());
        Assert.Matches($@"(?m)^{session.Display} +live +work +\d{{4}}-", Run("list").Output);

        using XScreen far = new(session.Display, session.Authority);
        Wait.Until("the program's window is there", () => far.WindowsTitled("look").Count == 1);
        JsonElement info = Json(Run("info", "--json"));
        Assert.Equal(session.DaemonPid, info.GetProperty("daemon").GetProperty("pid").GetInt32());
        Assert.False(info.TryGetProperty("client", out _));
        Assert.Contains("look", info.GetProperty("picture").GetRawText(), StringComparison.Ordinal);
        Assert.Matches("(?m)^name: work$", Run("info").Output);

        string seen = Path.Combine(host.Path, "seen");
        int pid = Json(Run("run", "--json", "--", "sh", "-c", $"env >{seen}.new; mv {seen}.new {seen}; sleep 1000")).GetProperty("pid").GetInt32();
        Wait.Until("the program has run", () => File.Exists(seen));
        string[] environment = File.ReadAllLines(seen);
        Assert.Contains("COLOUR=blue green", environment);
        Assert.Contains($"DISPLAY={session.Display}", environment);
        Assert.Contains($"XAUTHORITY={session.Authority}", environment);
        Assert.DoesNotContain(environment, line => line.StartsWith("SSH_", StringComparison.Ordinal));
        Assert.Contains(pid, host.Processes().Keys);

        AssertScreenshots(machines, Run, far);

        Assert.Equal("nobody was attached", Run("detach").Output.Trim());
        Assert.Equal("", Text(Json(Run("detach", "--json")), "detached"));
        CommandResult stopped = Run("stop");
        Expect.Success(stopped);
        Assert.Equal($"session {session.Display} (work) has ended", stopped.Output.Trim());
        Assert.Empty(Json(Run("list", "--json")).EnumerateArray());
        Wait.Until("nothing of the session is left", () => host.Processes().Values.All(line => line.Contains("sshd", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("{0}", "")]
    [InlineData("{1}", "")]
    [InlineData("{2}", "")]
    [InlineData("ssh:far{0}", "ssh")]
    [InlineData("ssh://far/{1}", "ssh")]
    [InlineData("ssh://far/{2}", "ssh")]
    [InlineData("ssh/far/{3}", "ssh")]
    [InlineData("ssh://127.0.0.1:{4}/{3}", "ssh")]
    public void Info_EverySpellingOfASession_FindsIt(string spelling, string machine)
    {
        using TwoMachines machines = new(_desktop);
        Machine host = machine.Length == 0 ? machines.Near : machines.Far;
        Expect.Success(host.Rdfwd("start", "--attach=no", "--session-name=other"));
        Expect.Success(host.Rdfwd("start", "--attach=no", "--session-name=my work"));
        SessionFiles session = SessionFiles.In(host).Single(found => found.Name == "my work");
        string name = machine.Length == 0 ? session.Name : Uri.EscapeDataString(session.Name);
        string target = string.Format(System.Globalization.CultureInfo.InvariantCulture, spelling, session.Display, name, session.Uuid, session.Display[1..], machines.Ssh.Port);
        Assert.Equal(session.Uuid, Text(Json(machines.Near.Rdfwd("info", target, "--ssh", machines.Ssh.Command, "--json")), "uuid"));
    }

    [Fact]
    public void Version_HereAndThere_IsTheSame()
    {
        using TwoMachines machines = new(_desktop);
        string here = machines.Near.Rdfwd("version").Output;
        Assert.StartsWith("rdfwd ", here, StringComparison.Ordinal);
        Assert.Equal(here, machines.Run("version").Output);
        Assert.Equal(Text(Json(machines.Near.Rdfwd("version", "--json")), "build"), Text(Json(machines.Run("version", "--json")), "build"));
    }

    [Fact]
    public void Start_ThroughAnyBytePipe_ShowsTheWindow()
    {
        using TwoMachines machines = new(_desktop);
        string pipe = $"exec:env HOME={machines.Far.Home} XDG_RUNTIME_DIR={machines.Far.Runtime} RDFWD_RUNTIME_DIR={machines.Far.Sessions} {ProgramPath.Rdfwd} _connect";
        using RunningCommand client = machines.Near.StartRdfwd("start", pipe, "--child=xterm");
        SessionFiles session = SessionFiles.Sole(machines.Far);
        machines.AwaitShown(machines.Look(session));
        Assert.Contains($"{session.Display} ", machines.Near.Rdfwd("list", pipe).Output, StringComparison.Ordinal);
        client.Signal(Interop.Libc.Libc.SIGINT);
        Expect.Success(client.Result());
        Expect.Success(machines.Near.Rdfwd("stop", pipe));
    }

    private static void AssertScreenshots(TwoMachines machines, Func<string, string[], CommandResult> run, XScreen far)
    {
        uint window = far.WindowsTitled("look").Single();
        string file = Path.Combine(machines.Near.Path, "shot.png");
        PngImage? shot = null;
        Wait.Until("the picture of the window is what the X server has", () =>
        {
            Expect.Success(run("screenshot", [$"--window=0x{window:x}", file]));
            shot = PngImage.Read(File.ReadAllBytes(file));
            return far.WindowPixels(window)!.AsSpan().SequenceEqual(shot.Pixels);
        });
        Assert.Equal((far.Geometry(window)!.Value.Width, far.Geometry(window)!.Value.Height), (shot!.Width, shot.Height));

        CommandResult whole = run("screenshot", [file]);
        Expect.Success(whole);
        Assert.Equal($"saved {file}", whole.Output.Trim());
        Assert.True(PngImage.Read(File.ReadAllBytes(file)).Width >= shot.Width);
        Expect.Failure(25, run("screenshot", ["--window=1", file]), "0x1");
        Expect.Failure(23, run("screenshot", ["/no/such/place/x.png"]), "cannot be written");
    }

    private static JsonElement Json(CommandResult result)
    {
        Expect.Success(result);
        using JsonDocument document = JsonDocument.Parse(result.Output);
        return document.RootElement.Clone();
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
