using System.Text.Json;
using Rdfwd.Interop.Libc;
using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests;

/// <summary>What a person can learn of a running session, and change in it.</summary>
public sealed class ObservationTests : IClassFixture<NearDesktop>
{
    private readonly NearDesktop _desktop;

    public ObservationTests(NearDesktop desktop)
    {
        _desktop = desktop;
    }

    [Fact]
    public void Frames_OfASessionThatIsShown_HaveEveryStageInOrder()
    {
        using TwoMachines machines = new(_desktop);
        SessionFiles session = machines.StartSession();
        using RunningCommand client = machines.Begin("attach");
        machines.AwaitShown(machines.Look(session));

        JsonElement frame = default;
        Wait.Until("a frame is acknowledged", () =>
        {
            frame = Json(machines.Run("info", "--frames", "--json")).GetProperty("frames").EnumerateArray().LastOrDefault(f => f.TryGetProperty("presented_us", out _));
            return frame.ValueKind == JsonValueKind.Object;
        });
        long[] times = [.. ((string[])["damaged_us", "begun_us", "captured_us", "classified_us", "encoded_us", "written_us", "acknowledged_us"]).Select(n => frame.GetProperty(n).GetInt64())];
        Assert.Equal(times.Order(), times);
        Assert.True(frame.GetProperty("decoded_us").GetInt64() >= frame.GetProperty("received_us").GetInt64());
        Assert.True(frame.GetProperty("presented_us").GetInt64() >= frame.GetProperty("decoded_us").GetInt64());
        Assert.True(frame.GetProperty("bytes").GetInt32() > 0 && frame.GetProperty("region").GetProperty("width").GetInt32() > 0, frame.ToString());

        CommandResult table = machines.Run("info", "--frames", "--last=5");
        Expect.Success(table);
        string[] lines = table.Output.TrimEnd('\n').Split('\n');
        Assert.StartsWith("near clock ahead by ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("window ", lines[1], StringComparison.Ordinal);
        Assert.InRange(lines.Length, 3, 7);
    }

    [Fact]
    public void Top_WithoutATerminal_PrintsOneLook()
    {
        using TwoMachines machines = new(_desktop);
        SessionFiles session = machines.StartSession("--session-name=watched");
        using RunningCommand client = machines.Begin("attach");
        machines.AwaitShown(machines.Look(session));
        CommandResult look = machines.Run("top", "--interval=0.2");
        Expect.Success(look);
        Assert.StartsWith($"rdfwd top  {session.Display} (watched)  ", look.Output, StringComparison.Ordinal);
        Assert.Matches(@"daemon \d+ % \d+ MB", look.Output);
        Assert.Contains("p95 ms", look.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', look.Output);

        Assert.Matches("(?m)^window +fps ", look.Output);
        CommandResult cut = machines.Near.Start("sh", "-c", $"'{ProgramPath.Rdfwd}' top ssh:far --ssh '{machines.Ssh.Command}' --json --interval=0.1 | head -c 10").Result();
        Assert.Equal("{\"display\"", cut.Output);

        JsonElement json = Json(machines.Run("top", "--once", "--json", "--interval=0.2"));
        Assert.Equal(session.Display, json.GetProperty("display").GetString());
        Assert.Contains(json.GetProperty("processes").EnumerateArray(), p => p.GetProperty("role").GetString() == "daemon" && p.GetProperty("resident_kib").GetInt64() > 0);
        Assert.Equal(JsonValueKind.Array, json.GetProperty("windows").ValueKind);
    }

    [Fact]
    public void Attach_ProgramThatFailsAtOnce_IsToldWithItsWords()
    {
        using TwoMachines machines = new(_desktop);
        using RunningCommand client = machines.Begin("start", "--child=sh -c 'echo no screen for me; exit 3'");
        Wait.Until("the person is told", () => client.Error.Contains("runs any more", StringComparison.Ordinal));
        Assert.Contains("' ended at once with status 3: no screen for me\n", client.Error, StringComparison.Ordinal);
        Assert.False(client.HasExited);
        client.Signal(Libc.SIGINT);
        Assert.Equal(0, client.Result().Status);
    }

    [Fact]
    public void AttachStats_DrawsFigures_ThatAreInNobodysPicture()
    {
        using TwoMachines machines = new(_desktop);
        SessionFiles session = machines.StartSession();
        using RunningCommand client = machines.Begin("attach", "--stats");
        DisplayPair pair = machines.Look(session);
        uint far = (uint)Wait.For<object>("there is one near window", () => machines.NearScreen.ForwardedWindows() is { Count: 1 } shown ? shown.Keys.First() : null);
        uint near = pair.NearOf(far);
        Wait.Until("the figures cover a corner of the window, and all else is exact", () =>
            pair.Far.WindowPixels(far) is { } source && machines.NearScreen.ScreenPixels(near) is { } shown && Differences(source, shown, pair.Far.Geometry(far)!.Value.Width) is { Count: > 1000 } differ
            && differ.All(p => p.X > pair.Far.Geometry(far)!.Value.Width - 350 && p.Y < 40));

        string file = Path.Combine(machines.Near.Path, "shot.png");
        Wait.Until("a picture of the session does not have them", () =>
        {
            Expect.Success(machines.Run("screenshot", [$"--window=0x{far:x}", file]));
            return pair.Far.WindowPixels(far)!.AsSpan().SequenceEqual(PngImage.Read(File.ReadAllBytes(file)).Pixels);
        });
    }

    [Fact]
    public void Control_ChangesARunningSession_AndNamesSlips()
    {
        using TwoMachines machines = new(_desktop);
        machines.StartSession();
        CommandResult changed = machines.Run("control", "quality", "31");
        Expect.Success(changed);
        Assert.Equal("quality is 31\n", changed.Output);
        Expect.Success(machines.Run("control", "limit", "8M"));
        JsonElement all = Json(machines.Run("control", "--json"));
        Assert.Equal(("31", "8M", "auto"), (all.GetProperty("quality").GetString(), all.GetProperty("limit").GetString(), all.GetProperty("encoder").GetString()));
        Assert.Equal("limit is 8M\n", machines.Run("control", "limit").Output);
        string text = machines.Run("info").Output;
        Assert.Contains("    limit: 8M\n", text, StringComparison.Ordinal);
        Assert.Contains("    fps: auto\n", text, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^started: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d$", text);
        JsonElement told = machines.Info().GetProperty("picture").GetProperty("options");
        Assert.Equal((31, 8_000_000L), (told.GetProperty("quality").GetInt32(), told.GetProperty("bits_per_second").GetInt64()));

        Expect.Failure(2, machines.Run("control", "quality", "99"), "0 (best) to 51");
        Expect.Failure(2, machines.Run("control", "colour", "red"), "there is no setting 'colour'");
        // A hardware encoder that no test machine has.
        Expect.Failure(28, machines.Run("control", "encoder", "h264_nvenc"), "h264_nvenc");
        Assert.Equal("auto", Json(machines.Run("control", "--json")).GetProperty("encoder").GetString());
    }

    [Fact]
    public void Record_BesideAnAttachedClient_CanBeReplayedTwiceAlike()
    {
        using TwoMachines machines = new(_desktop);
        SessionFiles session = machines.StartSession();
        using RunningCommand client = machines.Begin("attach");
        machines.AwaitShown(machines.Look(session));
        string file = Path.Combine(machines.Near.Path, "session.rec");
        CommandResult recorded = machines.Run("record", file, "--duration=1s");
        Expect.Success(recorded);
        Assert.Matches(@"^recorded \d+ frames, .* to .*session\.rec \(its time was over\)$", recorded.Output.Trim());
        Assert.False(client.HasExited);

        JsonElement first = Json(machines.Near.Rdfwd("replay", file, "--json")), second = Json(machines.Near.Rdfwd("replay", file, "--json"));
        Assert.Equal(first.GetProperty("sha256").GetString(), second.GetProperty("sha256").GetString());
        Assert.True(first.GetProperty("whole").GetBoolean() && first.GetProperty("exact").GetBoolean() && first.GetProperty("frames").GetInt32() > 0, first.ToString());
        Expect.Failure(23, machines.Run("record", file), "exists");
        Expect.Failure(23, machines.Near.Rdfwd("replay", "/dev/null"), "no recording");
        Expect.Failure(2, machines.Near.Rdfwd("replay", file, "--set", "quality=99"), "0 (best) to 51");
        Expect.Failure(2, machines.Near.Rdfwd("replay", file, "--set", "fps=3"), "'fps' changes nothing in a replay");
        Expect.Failure(28, machines.Near.Rdfwd("replay", file, "--set", "encoder=h264_nvenc"), "h264_nvenc was asked for");
    }

    [Fact]
    public void BenchMatrix_RunTwice_RunsOnlyWhatIsMissing()
    {
        using Machine machine = new();
        string matrix = Path.Combine(machine.Path, "tiny.yaml"), results = Path.Combine(machine.Path, "tiny.jsonl");
        File.WriteAllText(matrix, "seconds: 1\nsettle: 0.5\nsize: 640x360\nscenes: [web 20]\nlinks:\n  - { name: drop, rate: \"20000,10000@0.4s\" }\nparameters:\n  quality: 20\n");
        CommandResult first = machine.Rdfwd("bench", "matrix", matrix, "-o", results);
        Expect.Success(first);
        Assert.StartsWith("1 runs made, 0 recorded before, 0 failed;", first.Output, StringComparison.Ordinal);
        using JsonDocument line = JsonDocument.Parse(Assert.Single(File.ReadAllLines(results)));
        JsonElement found = line.RootElement;
        Assert.True(found.GetProperty("indicators").GetProperty("ssim").GetDouble() > 0.5, found.ToString());
        Assert.True(found.GetProperty("indicators").TryGetProperty("exact_ms", out _) && found.GetProperty("stages").GetArrayLength() > 0, found.ToString());
        // Counted from the beginning of what is measured, however long the session took to start.
        JsonElement change = Assert.Single(found.GetProperty("events").EnumerateArray());
        Assert.Equal((0.4, "10 Mbit/s"), (change.GetProperty("at_s").GetDouble(), change.GetProperty("what").GetString()));
        Assert.Contains(", Linux ", found.GetProperty("machine").GetString(), StringComparison.Ordinal);
        Assert.Equal("20", found.GetProperty("parameters").GetProperty("quality").GetString());
        Assert.StartsWith("<!doctype html>", File.ReadAllText(Path.ChangeExtension(results, ".html")), StringComparison.Ordinal);

        Assert.StartsWith("recorded  web 20;", machine.Rdfwd("bench", "matrix", matrix, "-o", results, "--list").Output, StringComparison.Ordinal);
        Assert.StartsWith("0 runs made, 1 recorded before, 0 failed;", machine.Rdfwd("bench", "matrix", matrix, "-o", results).Output, StringComparison.Ordinal);
        File.WriteAllText(matrix, "scenes:\n  - vidoe 30\n");
        CommandResult wrong = machine.Rdfwd("bench", "matrix", matrix);
        Assert.True(wrong.Status != 0 && wrong.Error.Contains("tiny.yaml, line 2: there is no scene 'vidoe 30'; did you mean video?", StringComparison.Ordinal), wrong.ToString());
    }

    private static List<(int X, int Y)> Differences(uint[] a, uint[] b, int width)
    {
        List<(int, int)> found = [];
        for (int i = 0; i < a.Length && a.Length == b.Length; i++)
        {
            if ((a[i] & 0xffffff) != (b[i] & 0xffffff))
                found.Add((i % width, i / width));
        }

        return found;
    }

    private static JsonElement Json(CommandResult result)
    {
        Expect.Success(result);
        using JsonDocument document = JsonDocument.Parse(result.Output);
        return document.RootElement.Clone();
    }
}
