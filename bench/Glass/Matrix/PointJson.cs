using System.Text;
using System.Text.Json;
using Rdfwd.Bench.Runs;
using Rdfwd.Bench.Statistics;

namespace Rdfwd.Bench.Matrix;

/// <summary>Results as JSON lines (docs/benchmarks.md). Values that are not numbers are left out or null.</summary>
internal static class PointJson
{
    private const int Quantiles = 100;

    public static string Format(PointResult result, string program, DateTimeOffset at) => Write(json =>
    {
        Head(json, result.Point, program, at);
        json.WriteStartObject("indicators");
        foreach ((string name, double value) in Indicators(result))
            Number(json, name, value);
        json.WriteEndObject();
        json.WriteStartArray("latency_quantiles_ms");
        for (int i = 0; i <= Quantiles && result.Latency.LatencyMs.Count > 0; i++)
            json.WriteNumberValue(Math.Round(i == 0 ? result.Latency.LatencyMs.Min : result.Latency.LatencyMs.Percentile(i), 3));
        json.WriteEndArray();
        Stages(json, result.Stages);
        json.WriteStartObject("series");
        Number(json, "step_s", result.Series.StepSeconds);
        Numbers(json, "fps", result.Series.Fps);
        Numbers(json, "latency_ms", result.Series.LatencyMs);
        Numbers(json, "worst_ms", result.Series.WorstMs);
        Numbers(json, "mbit", result.Series.Mbit);
        json.WriteEndObject();
        json.WriteStartArray("events");
        foreach ((double atSeconds, string what) in result.Events)
        {
            json.WriteStartObject();
            Number(json, "at_s", atSeconds);
            json.WriteString("what", what);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("processes");
        foreach (RoleUse role in result.Latency.Use.Roles)
        {
            json.WriteStartObject(role.Role);
            Number(json, "cores", role.Cores);
            Number(json, "resident_mb", role.ResidentKib / 1024.0);
            Number(json, "peak_mb", role.PeakKib / 1024.0);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    });

    /// <summary>A run that came to nothing; it is tried again another time.</summary>
    public static string FormatFailure(MatrixPoint point, string program, DateTimeOffset at, string why) => Write(json =>
    {
        Head(json, point, program, at);
        json.WriteString("error", why);
    });

    private static IEnumerable<(string Name, double Value)> Indicators(PointResult r)
    {
        Distribution latency = r.Latency.LatencyMs, gaps = r.Latency.GapMs;
        ResourceUse use = r.Latency.Use;
        double Memory(string role) => use.Roles.Where(u => u.Role == role).Sum(u => u.ResidentKib) / 1024.0;
        bool moves = Probe.Scenes.Moves(r.Point.Scene.Kind);
        yield return ("fps", moves ? r.Latency.SeenPerSecond : double.NaN);
        yield return ("painted_fps", moves ? r.Latency.PaintedPerSecond : double.NaN);
        yield return ("p50_ms", latency.P50);
        yield return ("p95_ms", latency.P95);
        yield return ("p99_ms", latency.P99);
        yield return ("latest_ms", latency.Max);
        yield return ("gap_p99_ms", gaps.P99);
        yield return ("longest_gap_ms", gaps.Max);
        yield return ("cores", use.Cores);
        yield return ("mbit_down", use.DownMbit ?? double.NaN);
        yield return ("mbit_up", use.UpMbit ?? double.NaN);
        yield return ("bytes_down", use.Wire?.Down ?? double.NaN);
        yield return ("far_mb", Memory("daemon"));
        yield return ("near_mb", Memory("client"));
        yield return ("psnr_db", r.Quality?.PsnrDb ?? double.NaN);
        yield return ("ssim", r.Quality?.Ssim ?? double.NaN);
        yield return ("worst_ssim", r.Quality?.WorstSsim ?? double.NaN);
        yield return ("exact_ms", r.Quality?.ExactMs ?? double.NaN);
        yield return ("lost_keys", moves ? double.NaN : r.Latency.Lost);
    }

    private static void Head(Utf8JsonWriter json, MatrixPoint point, string program, DateTimeOffset at)
    {
        json.WriteString("key", point.Key);
        json.WriteString("at", at.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteString("program", program);
        json.WriteString("machine", MachineText.Here);
        json.WriteString("scene", point.Scene.ToString());
        json.WriteString("link", point.Link.Name);
        json.WriteString("link_shape", point.Link.Shape.ToString());
        json.WriteString("through", point.Through);
        json.WriteNumber("repetition", point.Repetition);
        json.WriteString("size", System.FormattableString.Invariant($"{point.Plan.Width}x{point.Plan.Height}"));
        json.WriteStartObject("parameters");
        foreach ((string name, string value) in point.Parameters)
            json.WriteString(name, value);
        json.WriteEndObject();
    }

    private static void Stages(Utf8JsonWriter json, IReadOnlyList<StageSummary> stages)
    {
        json.WriteStartArray("stages");
        foreach (StageSummary stage in stages)
        {
            json.WriteStartObject();
            json.WriteString("kind", stage.Kind);
            json.WriteNumber("count", stage.Count);
            Number(json, "bytes", stage.Bytes);
            json.WriteStartObject("ms");
            foreach ((string name, double ms) in stage.Ms)
                Number(json, name, ms);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Numbers(Utf8JsonWriter json, string name, IReadOnlyList<double> values)
    {
        json.WriteStartArray(name);
        foreach (double value in values)
        {
            if (double.IsFinite(value))
                json.WriteNumberValue(Math.Round(value, 3));
            else
                json.WriteNullValue();
        }

        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumber(name, Math.Round(value, 5));
    }

    private static string Write(Action<Utf8JsonWriter> fields)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
