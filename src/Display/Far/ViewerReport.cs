namespace Rdfwd.Display.Far;

/// <summary>How frames reach one viewer; for reports. Times in µs, rates in bytes per second.</summary>
public sealed record ViewerReport(long Frames, long FrameBytes, long RoundTripUs, long BytesPerSecond, long InFlightBytes, ViewerSettings Asked, IReadOnlyList<StreamReport> Streams);
