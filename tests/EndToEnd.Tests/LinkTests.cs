using System.Text.Json;
using Rdfwd.Display.Recordings;
using Rdfwd.Interop.Libc;
using Rdfwd.Tests.Support;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

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
    public void Recording_WhoseLinkIsLost_GoesOnWithWhatIsThereThen()
    {
        using TwoMachines machines = new(_desktop);
        SessionFiles session = machines.StartSession("--child=xclock -update 1");
        string file = Path.Combine(machines.Near.Path, "it.rec");
        using RunningCommand recorder = machines.Begin("record", file);
        Wait.Until("both windows are recorded", () => RecordedFrames(file).Count == 2);

        CutForGood(machines, recorder);
        Wait.Until("the person is told", () => recorder.Error.Contains("; the recording goes on when it is there again\n", StringComparison.Ordinal));
        Assert.Equal(2, RecordedFrames(file).Count);
        int clock = machines.Far.ProcessesWith("xclock").Single(session.ChildPids.Contains);
        _ = Libc.kill(clock, Libc.SIGKILL);
        Expect.Success(machines.Far.Rdfwd("run", "--", "xclock", "-update", "1"));
        machines.Ssh.Start();
        Wait.Until("the new window is recorded", () => RecordedFrames(file, afterGap: true).Count == 2);
        // Of what is there still all pixels were told once more.
        Assert.All(RecordedFrames(file, afterGap: true).Values, frame => Assert.Equal(frame.Width * frame.Height, frame.Covered));

        CutForGood(machines, recorder);
        Expect.Success(machines.Far.Rdfwd("stop"));
        machines.Ssh.Start();
        CommandResult end = recorder.Result();
        Expect.Status(24, end);
        string lost = @"rdfwd: [^\n]*lost[^\n]*; the recording goes on when it is there again\n";
        Assert.Matches(
            $@"^{lost}rdfwd: the link is there again and the recording goes on; \d+\.\d seconds are missing\n"
            + $@"{lost}rdfwd: the session ended while the link was lost; the recording ends there, and [^\n]*it\.rec has the \d+ frames before\n$", end.Error);

        CommandResult replay = machines.Near.Rdfwd("replay", file, "--json");
        Expect.Success(replay);
        using JsonDocument told = JsonDocument.Parse(replay.Output);
        JsonElement figures = told.RootElement;
        Assert.True(figures.GetProperty("gaps").GetInt32() == 1 && figures.GetProperty("whole").GetBoolean() && figures.GetProperty("exact").GetBoolean(), replay.Output);
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

    // A link that cannot be made again before the server is back.
    private static void CutForGood(TwoMachines machines, RunningCommand client)
    {
        machines.Ssh.Stop();
        _ = Libc.kill(machines.Near.ProcessesWith("ssh -F").Single(pid => pid != client.Pid), Libc.SIGKILL);
    }

    // The first frame of each window: its size, and how many of its pixels it tells.
    private static Dictionary<uint, (int Width, int Height, int Covered)> RecordedFrames(string path, bool afterGap = false)
    {
        Dictionary<uint, (int Width, int Height, int Covered)> found = [];
        if (!File.Exists(path) || new FileInfo(path).Length == 0)
            return found;
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        RecordingReader reader = new(file);
        Frame frame = new();
        while (reader.TryRead())
        {
            afterGap &= reader.Kind != RecordingChunkKind.Gap;
            if (afterGap || reader.Kind != RecordingChunkKind.Message || MessageCodec.ReadType(reader.Payload.Span) != MessageType.Frame)
                continue;
            frame.Read(reader.Payload);
            int covered = 0;
            foreach (ref readonly FrameRect rect in frame.Rects)
                covered += rect.Width * rect.Height;
            found.TryAdd(frame.Header.Window.Value, (frame.Header.Width, frame.Header.Height, covered));
        }

        return found;
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
