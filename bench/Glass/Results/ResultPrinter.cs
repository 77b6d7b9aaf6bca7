using System.Globalization;
using Rdfwd.Bench.Probe;
using Rdfwd.Bench.Runs;
using Rdfwd.Bench.Statistics;

namespace Rdfwd.Bench.Results;

/// <summary>Results for people.</summary>
public static class ResultPrinter
{
    public static void Print(LatencyResult result, TextWriter output)
    {
        ProbeOptions probe = result.Probe;
        bool moves = Scenes.Moves(probe.Scene);
        string rate = moves ? $" at {probe.FramesPerSecond}/s" : "";
        Line(output, "scene", $"{probe.Scene.ToString().ToLowerInvariant()} {probe.Width}x{probe.Height}{rate}, {result.Forwarding}, {result.Link}");
        if (Scenes.IsTyped(probe.Scene))
        {
            Line(output, "key to glass", Text(result.LatencyMs, "ms") + $", {result.LatencyMs.Count} keys" + (result.Lost > 0 ? $", {result.Lost} LOST" : ""));
            Line(output, "  key to program", Text(result.InputMs, "ms"));
            Line(output, "  program to glass", Text(result.OutputMs, "ms"));
        }
        else if (moves)
        {
            Line(output, "paint to glass", Text(result.LatencyMs, "ms") + $", {result.LatencyMs.Count} frames");
            Line(output, "frames a second", Number($"{result.SeenPerSecond:0.0} of {result.PaintedPerSecond:0.0} painted"));
            Line(output, "gaps", Text(result.GapMs, "ms"));
        }

        Print(result.Use, result.LatencyMs.Count, probe.Scene, output);
        foreach (StageTime stage in result.Stages)
            Line(output, "  " + stage.Stage, Text(stage.Ms, ""));
    }

    public static void Print(StartResult result, TextWriter output)
    {
        Line(output, "start to pixel", Number($"median {result.StartMs.P50:0} ms, {result.StartMs.Min:0} to {result.StartMs.Max:0}, {result.StartMs.Count} times"));
        Line(output, "attach to pixel", Number($"median {result.AttachMs.P50:0} ms, {result.AttachMs.Min:0} to {result.AttachMs.Max:0}, {result.AttachMs.Count} times"));
        Line(output, "  ssh alone", Number($"median {result.SshMs.P50:0} ms, {result.SshMs.Min:0} to {result.SshMs.Max:0}, for ssh host true"));
    }

    public static void Print(SoakResult result, TextWriter output)
    {
        Line(output, "everything at once", Number($"{result.Seconds:0} s, {result.Keys} keys, {result.Cores:0.00} cores both ends"));
        Line(output, $"after {SoakResult.WarmUpSeconds:0} s", "resident MB: first, last, least to most, slope a minute; of the last its own; threads, descriptors");
        foreach (SoakRole role in result.Roles)
        {
            MemorySample last = role.Samples[^1];
            string flat = role.Role.StartsWith('-') ? "" : double.IsNaN(role.MostMb) ? ", too short to tell" : role.IsFlat ? Number($", flat (± {SoakRole.FlatMb:0} MB)") : ", NOT FLAT";
            Line(output, "  " + role.Role.TrimStart('-'), Number($"{role.FirstMb:0.0}, {role.LastMb:0.0}, {role.LeastMb:0.0} to {role.MostMb:0.0}, {role.SlopeMbPerMinute:+0.00;-0.00}; {last.AnonymousKib / 1024.0:0.0}; {last.Threads}, {last.Descriptors}{flat}"));
        }
    }

    public static void PrintTableHead(TextWriter output)
    {
        output.WriteLine("| scene | link | through | fps | p50 ms | p95 | p99 | latest | longest gap | cores | Mbit/s | far MB | near MB |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    }

    /// <summary>One line of a Markdown table.</summary>
    public static void PrintTableRow(LatencyResult result, TextWriter output)
    {
        ProbeOptions probe = result.Probe;
        Distribution d = result.LatencyMs;
        bool moves = Scenes.Moves(probe.Scene);
        string scene = probe.Scene.ToString().ToLowerInvariant() + (moves ? $" {probe.FramesPerSecond}" : "");
        output.WriteLine(
            $"| {scene} | {result.Link} | {result.Forwarding} | {(moves ? Number($"{result.SeenPerSecond:0.0}") : "")} | {Cell(d.P50)} | {Cell(d.P95)} | {Cell(d.P99)} | {Cell(d.Max)} "
            + $"| {(moves ? Cell(result.GapMs.Max) : "")} | {Number($"{result.Use.Cores:0.000}")} | {Number($"{result.Use.DownMbit:0.00}")} | {Memory(result, "daemon")} | {Memory(result, "client")} |");
    }

    private static string Cell(double ms) => double.IsNaN(ms) ? "" : Number($"{ms:0.0}");

    private static string Memory(LatencyResult result, string role) => Number($"{result.Use.Roles.Where(r => r.Role == role).Sum(r => r.ResidentKib) / 1024.0:0}");

    private static void Print(ResourceUse use, int samples, SceneKind scene, TextWriter output)
    {
        Line(output, "cores", Number($"{use.Cores:0.000} both ends") + Each(use.Roles, r => Number($"{r.Role} {r.Cores:0.000}")));
        Line(output, "memory, MB", string.Join(", ", use.Roles.Select(r => Number($"{r.Role} {r.ResidentKib / 1024.0:0}"))));
        if (use.DownMbit is { } down)
        {
            string perKey = scene == SceneKind.Key && samples > 0 ? Number($"; {(double)(use.Wire!.Value.Down + use.Wire.Value.Up) / samples:0} bytes a key press and release, both ways") : "";
            Line(output, "wire", Number($"{down:0.00} Mbit/s to the near end, {use.UpMbit:0.00} to the far end") + perKey);
        }
    }

    private static string Each(IReadOnlyList<RoleUse> roles, Func<RoleUse, string> text) => roles.Count == 0 ? "" : $" ({string.Join(", ", roles.Select(text))})";

    private static string Text(Distribution d, string unit) =>
        Number($"p50 {d.P50:0.00}, p95 {d.P95:0.00}, p99 {d.P99:0.00}, max {d.Max:0.00} {unit}").TrimEnd();

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Line(TextWriter output, string label, string text) => output.WriteLine($"{label,-18} {text}");
}
