namespace Rdfwd.Display.Far;

/// <summary>A report of the far display.</summary>
/// <param name="DisplayName">The X display.</param>
/// <param name="Width">Of its screen, pixels.</param>
/// <param name="Height">Of its screen, pixels.</param>
/// <param name="Keyboard">Which keyboard map is set, and how.</param>
/// <param name="Windows">Bottom to top.</param>
/// <param name="Viewers">One for each client.</param>
public sealed record FarDisplayInfo(string DisplayName, int Width, int Height, string Keyboard, IReadOnlyList<FarWindowReport> Windows, IReadOnlyList<ViewerReport> Viewers);
