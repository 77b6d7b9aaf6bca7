namespace Rdfwd.Display.Far;

/// <summary>How frames reach one viewer; for reports. Times in µs, rates in bytes per second.</summary>
/// <param name="Frames">Sent so far.</param>
/// <param name="FrameBytes">Of all of them.</param>
/// <param name="RoundTripUs">The shortest of late.</param>
/// <param name="BytesPerSecond">What the link is believed to deliver; 0 while unknown.</param>
/// <param name="InFlightBytes">Not acknowledged.</param>
/// <param name="Encoders">Video encoders that are open for its windows.</param>
/// <param name="EncodersKept">Others that wait for the next window that moves; a minute without any and they are gone.</param>
/// <param name="Asked">What it asked for, and the lower of the two limits.</param>
/// <param name="Streams">One for each window.</param>
public sealed record ViewerReport(
    long Frames, long FrameBytes, long RoundTripUs, long BytesPerSecond, long InFlightBytes, int Encoders, int EncodersKept, ViewerSettings Asked, IReadOnlyList<StreamReport> Streams);
