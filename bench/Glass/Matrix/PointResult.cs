using Rdfwd.Bench.Quality;
using Rdfwd.Bench.Results;

namespace Rdfwd.Bench.Matrix;

/// <summary>What one run of a matrix found.</summary>
/// <param name="Point">Which run.</param>
/// <param name="Latency">From the watcher and the meters.</param>
/// <param name="Quality">From the pictures; null for scenes that do not move.</param>
/// <param name="Stages">From the records of frames; empty for others than rdfwd.</param>
/// <param name="Series">The run over time.</param>
/// <param name="Events">What the link did, in s from the beginning of the measurement.</param>
public sealed record PointResult(
    MatrixPoint Point, LatencyResult Latency, QualityFound? Quality, IReadOnlyList<StageSummary> Stages, TimeSeries Series, IReadOnlyList<(double AtSeconds, string What)> Events);
