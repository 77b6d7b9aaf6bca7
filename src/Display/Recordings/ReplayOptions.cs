namespace Rdfwd.Display.Recordings;

/// <summary>How a recording is sent again.</summary>
public sealed record ReplayOptions
{
    public PictureOptions Picture { get; init; } = new();

    /// <summary>What the link is taken to deliver, bits for each second; 0: as much as there is.</summary>
    public long LinkBitsPerSecond { get; init; }
}
