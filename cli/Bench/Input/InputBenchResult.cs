using System.Globalization;
using System.Text;
using System.Text.Json;
using Rdfwd.Bench.Statistics;

namespace Rdfwd.Cli.Bench.Input;

/// <summary>What the input benchmark found. Times in milliseconds.</summary>
internal sealed class InputBenchResult
{
    /// <summary>Bytes of a frame of one relative event and its report on the wire.</summary>
    private const int OwnFrameBytes = 10;

    public required string Via { get; init; }

    /// <summary>Half the round trip of the bare link.</summary>
    public Distribution? HalfRoundTripMs { get; set; }

    public Distribution? Latency { get; set; }

    public InputRate? Rate { get; set; }

    public List<(string Design, Distribution Latency, int FrameBytes)> Peers { get; } = [];

    public bool IsComplete => Latency is not null && Rate is { Lost: 0, OutOfOrder: 0 };

    public string ToText()
    {
        StringBuilder text = new();
        Line(text, "bare link, half round trip", HalfRoundTripMs!, 24);
        Line(text, "rdfwd", Latency!, OwnFrameBytes);
        foreach ((string design, Distribution latency, int bytes) in Peers)
            Line(text, "design of " + design, latency, bytes);
        text.Append(CultureInfo.InvariantCulture, $"rdfwd above the bare link: median {Latency!.P50 - HalfRoundTripMs!.P50:0.000} ms\n");
        text.Append(CultureInfo.InvariantCulture, $"rate: {Rate!.Sent} events at {Rate.PerSecond:0} a second, {Rate.Lost} frames lost, {Rate.OutOfOrder} out of order");
        return text.ToString();
    }

    public string ToJson()
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteString("via", Via);
            Write(writer, "bare_link_half_round_trip_ms", HalfRoundTripMs!, 24);
            Write(writer, "rdfwd_ms", Latency!, OwnFrameBytes);
            foreach ((string design, Distribution latency, int bytes) in Peers)
                Write(writer, design + "_design_ms", latency, bytes);
            writer.WriteStartObject("rate");
            writer.WriteNumber("events", Rate!.Sent);
            writer.WriteNumber("per_second", Rate.PerSecond);
            writer.WriteNumber("lost", Rate.Lost);
            writer.WriteNumber("out_of_order", Rate.OutOfOrder);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Line(StringBuilder text, string name, Distribution d, int bytes) =>
        text.Append(CultureInfo.InvariantCulture, $"{name,-28} median {d.P50:0.000} ms  p99 {d.P99:0.000} ms  max {d.Max:0.000} ms  {bytes} bytes a frame\n");

    private static void Write(Utf8JsonWriter writer, string name, Distribution d, int bytes)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("count", d.Count);
        writer.WriteNumber("p50", d.P50);
        writer.WriteNumber("p95", d.P95);
        writer.WriteNumber("p99", d.P99);
        writer.WriteNumber("max", d.Max);
        writer.WriteNumber("frame_bytes", bytes);
        writer.WriteEndObject();
    }
}
