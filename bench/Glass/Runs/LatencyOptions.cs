using Rdfwd.Bench.Link;

namespace Rdfwd.Bench.Runs;

/// <summary>How long to measure, and over what.</summary>
/// <param name="Keys">Key presses of the key scene.</param>
/// <param name="Seconds">Of the other scenes.</param>
/// <param name="Settle">Before the measurement, for windows, encoders and estimates to settle.</param>
/// <param name="Link">Between the ends.</param>
public sealed record LatencyOptions(int Keys, TimeSpan Seconds, TimeSpan Settle, LinkShape Link);
