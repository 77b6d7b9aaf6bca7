namespace Rdfwd.Bench.Runs;

/// <summary>Bytes of TCP payload since the connection began.</summary>
/// <param name="Up">From the near to the far end.</param>
/// <param name="Down">From the far to the near end.</param>
public readonly record struct WireBytes(long Up, long Down);
