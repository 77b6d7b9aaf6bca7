namespace Rdfwd.Cli.Bench.Input;

/// <summary>What <c>bench input</c> measures.</summary>
internal sealed record InputBenchOptions
{
    /// <summary>The command that runs the creating end; empty joins the ends by a pipe.</summary>
    public required string Via { get; init; }

    /// <summary>Events whose latency is measured; 0 leaves latency, bytes and the other designs out.</summary>
    public int Events { get; init; }

    /// <summary>How long events are sent at the full rate; 0 leaves it out.</summary>
    public int Seconds { get; init; }

    /// <summary>Random faults after which nothing may be held; 0 leaves them out.</summary>
    public int Faults { get; init; }
}
