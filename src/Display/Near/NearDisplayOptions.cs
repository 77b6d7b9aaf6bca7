namespace Rdfwd.Display.Near;

/// <summary>How the near end shows a session.</summary>
/// <param name="DisplayName">The X display; null for $DISPLAY.</param>
/// <param name="TitleSuffix">Added to every title, for example the far host; empty for none.</param>
public sealed record NearDisplayOptions(string? DisplayName = null, string TitleSuffix = "");
