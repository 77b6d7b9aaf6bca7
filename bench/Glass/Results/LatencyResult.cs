using Rdfwd.Bench.Probe;
using Rdfwd.Bench.Runs;
using Rdfwd.Bench.Statistics;

namespace Rdfwd.Bench.Results;

/// <summary>What one run of <c>bench latency</c> found.</summary>
/// <param name="Forwarding">What brought the pixels.</param>
/// <param name="Probe">What was painted.</param>
/// <param name="Link">In words.</param>
/// <param name="LatencyMs">Key scene: from the key press to the glass. Else: from a frame painted to the glass, for the frames that were seen. Empty when idle.</param>
/// <param name="InputMs">Key scene only: from the key press until the program had it.</param>
/// <param name="OutputMs">Key scene only: from the program's painting to the glass.</param>
/// <param name="PaintedPerSecond">Frames that the program painted.</param>
/// <param name="SeenPerSecond">Different frames on the glass.</param>
/// <param name="GapMs">Between one new frame on the glass and the next.</param>
/// <param name="Lost">Keys without an echo.</param>
/// <param name="Use">Processors, memory and wire.</param>
/// <param name="Stages">Where the time of a frame went, where it is known.</param>
public sealed record LatencyResult(
    string Forwarding,
    ProbeOptions Probe,
    string Link,
    Distribution LatencyMs,
    Distribution InputMs,
    Distribution OutputMs,
    double PaintedPerSecond,
    double SeenPerSecond,
    Distribution GapMs,
    int Lost,
    ResourceUse Use,
    IReadOnlyList<StageTime> Stages)
{
    /// <summary>The samples of <see cref="LatencyMs"/> with the times at which they were taken.</summary>
    public IReadOnlyList<TimedSample> Samples { get; init; } = [];
}
