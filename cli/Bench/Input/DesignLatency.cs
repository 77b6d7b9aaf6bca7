using Rdfwd.Bench.Statistics;

namespace Rdfwd.Cli.Bench.Input;

/// <summary>
/// What one way of forwarding takes, in milliseconds: for one event with its report, and for REL_X and REL_Y in one frame.
/// <paramref name="EventBytes"/> is what the former has on its wire, null when it is not this design's to tell.
/// </summary>
internal sealed record DesignLatency(Distribution Event, Distribution Motion, int? EventBytes);
