namespace Rdfwd.Display.Codecs.Video;

/// <summary>One codec that was tried with one frame.</summary>
/// <param name="Name">FFmpeg's name.</param>
/// <param name="Works">It gave the frame at once.</param>
/// <param name="Reason">What came of it, one sentence.</param>
public sealed record CodecAttempt(string Name, bool Works, string Reason);
