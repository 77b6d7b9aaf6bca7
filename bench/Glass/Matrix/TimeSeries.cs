using Rdfwd.Bench.Results;
using Rdfwd.Display.Records;

namespace Rdfwd.Bench.Matrix;

/// <summary>A run over time, in steps of equal length.</summary>
/// <param name="StepSeconds">Of each value.</param>
/// <param name="Fps">Different frames on the glass, a second.</param>
/// <param name="LatencyMs">The median of the step; NaN without frames.</param>
/// <param name="WorstMs">The latest of the step; NaN without frames.</param>
/// <param name="Mbit">Of frames' data, by when they were ready; empty where it is not known.</param>
public sealed record TimeSeries(double StepSeconds, IReadOnlyList<double> Fps, IReadOnlyList<double> LatencyMs, IReadOnlyList<double> WorstMs, IReadOnlyList<double> Mbit)
{
    private const double Step = 0.25;

    /// <param name="samples">Latencies.</param>
    /// <param name="frames">Records; empty where there are none.</param>
    /// <param name="startUs">Monotonic µs.</param>
    /// <param name="seconds">How long it was measured.</param>
    public static TimeSeries Of(IReadOnlyList<TimedSample> samples, IReadOnlyList<FrameReport> frames, long startUs, double seconds)
    {
        // A last step that is mostly missing would look like a fall.
        int steps = Math.Max(1, (int)Math.Round(seconds / Step));
        int StepOf(long us) => (int)Math.Floor((us - startUs) / 1e6 / Step);
        ILookup<int, double> latencies = samples.ToLookup(s => StepOf(s.AtUs), s => s.Ms);
        ILookup<int, int> bytes = frames.ToLookup(f => StepOf(f.EncodedUs), f => f.Bytes);
        IEnumerable<int> all = Enumerable.Range(0, steps);
        return new TimeSeries(
            Step,
            [.. all.Select(i => latencies[i].Count() / Step)],
            [.. all.Select(i => new Statistics.Distribution(latencies[i]).P50)],
            [.. all.Select(i => new Statistics.Distribution(latencies[i]).Max)],
            frames.Count == 0 ? [] : [.. all.Select(i => bytes[i].Sum() * 8 / 1e6 / Step)]);
    }
}
