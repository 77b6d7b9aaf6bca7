namespace Rdfwd.Display.Far;

/// <summary>What one viewer asked for.</summary>
/// <param name="Encoder">FFmpeg's name of the H.264 encoder that must be used; null to choose.</param>
/// <param name="BandwidthLimit">The most that its frames may take, in bytes for each second; 0: no limit.</param>
/// <param name="ReadOnly">It only looks: its input is not taken.</param>
public sealed record ViewerSettings(string? Encoder = null, long BandwidthLimit = 0, bool ReadOnly = false)
{
    public static ViewerSettings Default { get; } = new();
}
