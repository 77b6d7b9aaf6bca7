namespace Rdfwd.Display.Far;

/// <summary>One window on its way to one viewer; for reports.</summary>
/// <param name="Window">The far window's id.</param>
/// <param name="Exact">The viewer shows, or is about to show, exactly what the window holds.</param>
/// <param name="VideoEncoder">FFmpeg's name of the encoder that is open for a moving part; empty while nothing moves.</param>
/// <param name="VideoProblem">Why no video is used although the mode allows it; empty otherwise.</param>
public sealed record StreamReport(uint Window, bool Exact, string VideoEncoder, string VideoProblem);
