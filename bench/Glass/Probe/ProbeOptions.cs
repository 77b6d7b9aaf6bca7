namespace Rdfwd.Bench.Probe;

/// <summary>How the probe runs.</summary>
/// <param name="Scene">What it paints.</param>
/// <param name="Width">Of its window, pixels, at least <see cref="CounterCells.WidthPx"/>.</param>
/// <param name="Height">Of its window, pixels.</param>
/// <param name="FramesPerSecond">For scenes that move.</param>
/// <param name="LogPath">Where it writes when it painted what; see <see cref="ProbeLog"/>. Null for nowhere.</param>
/// <param name="Title">Of its window.</param>
public sealed record ProbeOptions(SceneKind Scene, int Width, int Height, int FramesPerSecond, string? LogPath, string Title)
{
    /// <summary>Whether its window may have the keyboard.</summary>
    public bool TakesKeys { get; init; } = true;

    public const int MinWidth = CounterCells.WidthPx;
    public const int MinHeight = 64;
    public const int MaxSide = 8192;
}
