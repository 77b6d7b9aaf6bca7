namespace Rdfwd.Bench.Runs;

/// <summary>What one role's processes held at one moment.</summary>
/// <param name="AtSeconds">From the beginning of the run.</param>
/// <param name="ResidentKib">All that was in memory.</param>
/// <param name="AnonymousKib">Of that, what is their own and no file's.</param>
/// <param name="SharedKib">Of that, what is shared with X servers.</param>
/// <param name="Threads">How many.</param>
/// <param name="Descriptors">How many were open.</param>
public readonly record struct MemorySample(double AtSeconds, long ResidentKib, long AnonymousKib, long SharedKib, int Threads, int Descriptors);
