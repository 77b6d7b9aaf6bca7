namespace Rdfwd.Display.Near;

/// <summary>What the far end said of the session that is shown.</summary>
/// <param name="Name">The session's.</param>
/// <param name="DisplayName">Its X display, as in ":7".</param>
/// <param name="ReadOnly">Whether this end may only look.</param>
public sealed record NearSession(string Name, string DisplayName, bool ReadOnly);
