using System.Globalization;
using System.Text;
using System.Text.Json;
using Rdfwd.Bench.Statistics;

namespace Rdfwd.Cli.Bench.Input;

/// <summary>What the input benchmark found. Times in milliseconds; null is what was not asked for.</summary>
internal sealed class InputBenchResult
{
    /// <summary>The name of this program among the designs.</summary>
    public const string Own = "rdfwd";

    public required string Via { get; init; }

    /// <summary>Half the round trip of the bare link.</summary>
    public Distribution? HalfRoundTripMs { get; set; }

    /// <summary>From one device to another in one process, without a link.</summary>
    public Distribution? BareDevicesMs { get; set; }

    /// <summary>By name: <see cref="Own"/>, those of <see cref="LeastForwarder"/>, and those of others, which took turns.</summary>
    public Dictionary<string, DesignLatency> Designs { get; } = [];

    public double MouseFrameBytes { get; set; }

    public double KeyFrameBytes { get; set; }

    public InputRate? Rate { get; set; }

    public FaultCount? Faults { get; set; }

    /// <summary>Whether nothing was lost, out of order or stuck.</summary>
    public bool IsRight => Rate is null or { Lost: 0, OutOfOrder: 0 } && Faults is null or { Stuck.Count: 0 };

    public string ToText()
    {
        StringBuilder text = new();
        if (HalfRoundTripMs is { } link && BareDevicesMs is { } devices)
        {
            Line(text, "bare link, half round trip", link, "");
            Line(text, "bare devices, no link", devices, "");
            foreach ((string name, DesignLatency design) in Designs)
            {
                string bytes = design.EventBytes is { } count ? string.Create(CultureInfo.InvariantCulture, $"  {count} bytes") : "";
                Line(text, $"{name}, one event", design.Event, bytes);
                Line(text, $"{name}, REL_X and REL_Y", design.Motion, "");
            }
            Distribution own = Designs[Own].Event;
            Distribution least = Designs[LeastForwarder.Name].Event;
            text.Append(CultureInfo.InvariantCulture, $"one event: rdfwd above the bare link: median {own.P50 - link.P50:0.000} ms; above the least: {own.P50 - least.P50:0.000} ms; the least above the bare link: {least.P50 - link.P50:0.000} ms\n");
            text.Append(CultureInfo.InvariantCulture, $"rdfwd on the wire: {MouseFrameBytes:0.0} bytes for REL_X and REL_Y, {KeyFrameBytes:0.0} for MSC_SCAN and a key, each with its report\n");
        }
        if (Rate is { } rate)
            text.Append(CultureInfo.InvariantCulture, $"rate: {rate.Sent} events at {rate.PerSecond:0} a second, {rate.Lost} frames lost, {rate.OutOfOrder} out of order, {rate.Overruns} times the benchmark read too late\n");
        if (Faults is { } faults)
        {
            text.Append(CultureInfo.InvariantCulture, $"faults: {faults.All} ({faults.Kills} kills, {faults.Freezes} freezes, {faults.Toggles} toggles), {faults.Stuck.Count} stuck\n");
            foreach (string stuck in faults.Stuck)
                text.Append(CultureInfo.InvariantCulture, $"    {stuck}\n");
        }
        return text.ToString().TrimEnd('\n');
    }

    public string ToJson()
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteString("via", Via);
            Write(writer, "bare_link_half_round_trip_ms", HalfRoundTripMs);
            Write(writer, "bare_devices_ms", BareDevicesMs);
            foreach ((string name, DesignLatency design) in Designs)
            {
                Write(writer, name + "_event_ms", design.Event);
                Write(writer, name + "_motion_ms", design.Motion);
                if (design.EventBytes is { } bytes)
                    writer.WriteNumber(name + "_event_bytes", bytes);
            }
            if (Designs.Count > 0)
            {
                writer.WriteNumber("rdfwd_motion_bytes", MouseFrameBytes);
                writer.WriteNumber("rdfwd_key_bytes", KeyFrameBytes);
            }
            if (Rate is { } rate)
            {
                writer.WriteStartObject("rate");
                writer.WriteNumber("events", rate.Sent);
                writer.WriteNumber("per_second", rate.PerSecond);
                writer.WriteNumber("lost", rate.Lost);
                writer.WriteNumber("out_of_order", rate.OutOfOrder);
                writer.WriteNumber("overruns_of_the_benchmark", rate.Overruns);
                writer.WriteEndObject();
            }
            if (Faults is { } faults)
                Write(writer, faults);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Line(StringBuilder text, string name, Distribution d, string more) =>
        text.Append(CultureInfo.InvariantCulture, $"{name,-30} median {d.P50:0.000} ms  p99 {d.P99:0.000} ms  max {d.Max:0.000} ms{more}\n");

    private static void Write(Utf8JsonWriter writer, string name, Distribution? d)
    {
        if (d is null)
            return;
        writer.WriteStartObject(name);
        writer.WriteNumber("count", d.Count);
        writer.WriteNumber("p50", d.P50);
        writer.WriteNumber("p95", d.P95);
        writer.WriteNumber("p99", d.P99);
        writer.WriteNumber("max", d.Max);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, FaultCount faults)
    {
        writer.WriteStartObject("faults");
        writer.WriteNumber("kills", faults.Kills);
        writer.WriteNumber("freezes", faults.Freezes);
        writer.WriteNumber("toggles", faults.Toggles);
        writer.WriteStartArray("stuck");
        foreach (string stuck in faults.Stuck)
            writer.WriteStringValue(stuck);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
