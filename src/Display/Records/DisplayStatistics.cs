using Rdfwd.Display.Far;

namespace Rdfwd.Display.Records;

/// <summary>How a session's pictures did of late.</summary>
/// <param name="Windows">Those that had frames.</param>
/// <param name="Viewers">Oldest first.</param>
/// <param name="Decoder">FFmpeg's name of the newest viewer's H.264 decoder; empty while it has told none.</param>
public sealed record DisplayStatistics(IReadOnlyList<WindowStatistics> Windows, IReadOnlyList<ViewerReport> Viewers, string Decoder);
