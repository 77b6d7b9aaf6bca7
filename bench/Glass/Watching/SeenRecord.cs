namespace Rdfwd.Bench.Watching;

/// <summary>A counter that appeared on the near screen.</summary>
/// <param name="Counter">Which.</param>
/// <param name="SeenUs">When its pixels had been read, monotonic.</param>
public readonly record struct SeenRecord(int Counter, long SeenUs);
