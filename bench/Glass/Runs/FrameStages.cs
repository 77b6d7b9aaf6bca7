namespace Rdfwd.Bench.Runs;

/// <summary>The times of one frame, monotonic µs of one machine.</summary>
/// <param name="Bytes">Of its data.</param>
/// <param name="Codecs">Which codecs its rectangles have, each once.</param>
/// <param name="DamagedUs">When the oldest change in it was reported to the far end.</param>
/// <param name="CapturedUs">When its pixels were read.</param>
/// <param name="EncodedUs">When its data was ready.</param>
/// <param name="ReceivedUs">When the near end had all of it.</param>
/// <param name="DecodedUs">When its pixels were there.</param>
/// <param name="PresentedUs">When the near X server had drawn it.</param>
/// <param name="AcknowledgedUs">When the far end knew that.</param>
public readonly record struct FrameStages(
    int Bytes, string Codecs, long DamagedUs, long CapturedUs, long EncodedUs, long ReceivedUs, long DecodedUs, long PresentedUs, long AcknowledgedUs);
