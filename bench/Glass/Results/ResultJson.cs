using System.Text;
using System.Text.Json;
using Rdfwd.Bench.Runs;
using Rdfwd.Bench.Statistics;

namespace Rdfwd.Bench.Results;

/// <summary>Results as JSON, one object on one line. Times in ms, rates in Mbit/s, memory in KiB.</summary>
public static class ResultJson
{
    public static string Format(LatencyResult result) => Write(json =>
    {
        json.WriteString("bench", "latency");
        json.WriteString("forwarding", result.Forwarding);
        json.WriteString("scene", result.Probe.Scene.ToString().ToLowerInvariant());
        json.WriteNumber("width", result.Probe.Width);
        json.WriteNumber("height", result.Probe.Height);
        json.WriteNumber("fps", result.Probe.FramesPerSecond);
        json.WriteString("link", result.Link);
        Add(json, "latency_ms", result.LatencyMs);
        Add(json, "key_to_program_ms", result.InputMs);
        Add(json, "program_to_glass_ms", result.OutputMs);
        Add(json, "gap_ms", result.GapMs);
        Add(json, "painted_per_second", result.PaintedPerSecond);
        Add(json, "seen_per_second", result.SeenPerSecond);
        json.WriteNumber("lost_keys", result.Lost);
        Add(json, result.Use);
        json.WriteStartObject("stages_ms");
        foreach (StageTime stage in result.Stages)
            Add(json, stage.Stage, stage.Ms);
        json.WriteEndObject();
    });

    public static string Format(StartResult result) => Write(json =>
    {
        json.WriteString("bench", "start");
        Add(json, "start_ms", result.StartMs);
        Add(json, "attach_ms", result.AttachMs);
        Add(json, "ssh_ms", result.SshMs);
    });

    public static string Format(SoakResult result) => Write(json =>
    {
        json.WriteString("bench", "soak");
        Add(json, "seconds", result.Seconds);
        json.WriteNumber("keys", result.Keys);
        Add(json, "cores", result.Cores);
        json.WriteStartObject("processes");
        foreach (SoakRole role in result.Roles)
            Add(json, role);
        json.WriteEndObject();
    });

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

    private static void Add(Utf8JsonWriter json, ResourceUse use)
    {
        Add(json, "seconds", use.Seconds);
        Add(json, "cores", use.Cores);
        if (use.Wire is { } wire)
        {
            json.WriteNumber("bytes_down", wire.Down);
            json.WriteNumber("bytes_up", wire.Up);
            Add(json, "mbit_down", use.DownMbit!.Value);
            Add(json, "mbit_up", use.UpMbit!.Value);
        }

        json.WriteStartObject("processes");
        foreach (RoleUse role in use.Roles)
        {
            json.WriteStartObject(role.Role.TrimStart('-'));
            Add(json, "cores", role.Cores);
            json.WriteNumber("resident_kib", role.ResidentKib);
            json.WriteNumber("peak_kib", role.PeakKib);
            json.WriteBoolean("counted", !role.IsSurrounding);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Add(Utf8JsonWriter json, string name, Distribution d)
    {
        if (d.Count == 0)
            return;
        json.WriteStartObject(name);
        json.WriteNumber("count", d.Count);
        Add(json, "p50", d.P50);
        Add(json, "p95", d.P95);
        Add(json, "p99", d.P99);
        Add(json, "min", d.Min);
        Add(json, "max", d.Max);
        Add(json, "mean", d.Mean);
        json.WriteEndObject();
    }

    private static void Add(Utf8JsonWriter json, SoakRole role)
    {
        json.WriteStartObject(role.Role.TrimStart('-'));
        json.WriteBoolean("counted", !role.Role.StartsWith('-'));
        json.WriteBoolean("flat", role.IsFlat);
        Add(json, "first_mb", role.FirstMb);
        Add(json, "last_mb", role.LastMb);
        Add(json, "least_mb", role.LeastMb);
        Add(json, "most_mb", role.MostMb);
        Add(json, "slope_mb_per_minute", role.SlopeMbPerMinute);
        json.WriteStartArray("samples");
        foreach (MemorySample sample in role.Samples)
        {
            json.WriteStartObject();
            Add(json, "at_seconds", sample.AtSeconds);
            json.WriteNumber("resident_kib", sample.ResidentKib);
            json.WriteNumber("anonymous_kib", sample.AnonymousKib);
            json.WriteNumber("shared_kib", sample.SharedKib);
            json.WriteNumber("threads", sample.Threads);
            json.WriteNumber("descriptors", sample.Descriptors);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Add(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumber(name, Math.Round(value, 4));
    }
}
