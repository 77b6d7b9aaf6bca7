using Rdfwd.Display.Codecs.Video;
using Rdfwd.Display.Composing;

namespace Rdfwd.Display.Near;

/// <summary>How the near end shows a session.</summary>
/// <param name="DisplayName">The X display; null for $DISPLAY.</param>
/// <param name="Title">What the windows' titles are made of (<see cref="TitleTemplate"/>).</param>
/// <param name="AuthorityFile">Where the display's cookie is; null for the user's own.</param>
/// <param name="Statistics">Whether figures are drawn over the windows.</param>
/// <param name="Decoder">FFmpeg's name of the H.264 decoder that must be used; null to choose.</param>
/// <param name="StartupId">The launcher's number for this start (DESKTOP_STARTUP_ID), which ends with the first window; null for none.</param>
/// <param name="Bell">Whether the far bell rings here.</param>
public sealed record NearDisplayOptions(string? DisplayName = null, TitleTemplate? Title = null, string? AuthorityFile = null, bool Statistics = false, string? Decoder = null, string? StartupId = null, bool Bell = true)
{
    /// <summary>The far machine, for titles; empty for this one.</summary>
    public string Host { get; init; } = "";

    /// <summary>Whether this end sends no input, whatever the session allows.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>When a window that shows a whole desktop takes all keys.</summary>
    public GrabMode Grab { get; init; } = GrabMode.FullScreen;

    /// <summary>The keys that end that, and full screen; null for none.</summary>
    public KeyChord? LeaveKeys { get; init; } = KeyChord.Default;

    /// <summary>Whether a window that shows a whole desktop begins in full screen.</summary>
    public bool FullScreen { get; init; }

    /// <summary>Whether full screen of such a window is all monitors, not one.</summary>
    public bool AllMonitors { get; init; }

    /// <summary>Whether keys go to the input method of this desktop first.</summary>
    public InputMethodMode InputMethod { get; init; } = InputMethodMode.Auto;

    /// <summary>What names the input method: by default $XMODIFIERS.</summary>
    public string? InputMethodModifiers { get; init; } = Environment.GetEnvironmentVariable("XMODIFIERS");

    /// <summary>How long the input method may leave a key unanswered before keys go on without it.</summary>
    public TimeSpan InputMethodPatience { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Tries all codecs of this machine, for a far end that asks; slow. Null: only what was needed already is told.</summary>
    public Func<CodecTrials>? TryCodecs { get; init; }
}
