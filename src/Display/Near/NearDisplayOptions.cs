using Rdfwd.Display.Codecs.Video;

namespace Rdfwd.Display.Near;

/// <summary>How the near end shows a session.</summary>
/// <param name="DisplayName">The X display; null for $DISPLAY.</param>
/// <param name="TitleSuffix">Added to every title, for example the far host; empty for none.</param>
/// <param name="AuthorityFile">Where the display's cookie is; null for the user's own.</param>
/// <param name="Statistics">Whether figures are drawn over the windows.</param>
/// <param name="Decoder">FFmpeg's name of the H.264 decoder that must be used; null to choose.</param>
/// <param name="StartupId">The launcher's number for this start (DESKTOP_STARTUP_ID), which ends with the first window; null for none.</param>
public sealed record NearDisplayOptions(string? DisplayName = null, string TitleSuffix = "", string? AuthorityFile = null, bool Statistics = false, string? Decoder = null, string? StartupId = null)
{
    /// <summary>Tries all codecs of this machine, for a far end that asks; slow. Null: only what was needed already is told.</summary>
    public Func<CodecTrials>? TryCodecs { get; init; }
}
