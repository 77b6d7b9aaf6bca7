using Rdfwd.Display.Codecs.Video;

namespace Rdfwd.Display.Far;

/// <summary>Which X server a session shows, and how.</summary>
/// <param name="DisplayName">For example ":7".</param>
/// <param name="AuthorityFile">Where its cookie is; null for the user's own.</param>
/// <param name="Picture">What the user asked for.</param>
/// <param name="Kind">What of it is shown.</param>
/// <param name="Title">Of the one window that shows a whole screen.</param>
/// <param name="Size">The first size of a desktop's screen, pixels; null leaves it as it is.</param>
public sealed record FarDisplayOptions(
    string DisplayName, string? AuthorityFile, PictureOptions Picture, FarDisplayKind Kind = FarDisplayKind.Windows, string Title = "", ScreenSize? Size = null)
{
    /// <summary>Tries all codecs of this machine, for reports; slow at the first time. Null: only what was needed already is told.</summary>
    public Func<CodecTrials>? TryCodecs { get; init; }
}
