namespace Rdfwd.Display.Records;

/// <summary>The newest records of a session.</summary>
/// <param name="NowUs">The far clock.</param>
/// <param name="ClockOffsetUs">How far the clock of the newest viewer is believed to be ahead.</param>
/// <param name="ClockUncertaintyUs">By how much that may be wrong.</param>
/// <param name="Frames">Oldest first.</param>
public sealed record FramesReport(long NowUs, long ClockOffsetUs, long ClockUncertaintyUs, IReadOnlyList<FrameReport> Frames);
