namespace Rdfwd.Bench.Results;

/// <summary>A latency and when it was seen.</summary>
/// <param name="AtUs">Monotonic µs.</param>
/// <param name="Ms">The latency.</param>
public readonly record struct TimedSample(long AtUs, double Ms);
