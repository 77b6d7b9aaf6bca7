using Rdfwd.Display.Geometry;

namespace Rdfwd.Display.Codecs;

/// <summary>
/// What encoders need while they make a frame and nothing of which counts afterwards: scratch memory, tables, a compressor; some
/// megabytes. Encoders that are not used at the same time share one. Not thread-safe; owns native memory.
/// </summary>
internal sealed class EncoderTools : IDisposable
{
    public LosslessEncoder Lossless { get; } = new();

    public Palette Palette { get; } = new();

    public ScrollVote ScrollVote { get; } = new();

    public MoveMatcher MoveMatcher { get; } = new();

    public List<Rect> Moves { get; } = [];

    /// <summary>Rectangles of tiles.</summary>
    public List<Rect> Pieces { get; } = [];

    /// <summary>Encodes several streams at once.</summary>
    public WorkCrew Crew { get; } = new("encode-strip");

    public void Dispose()
    {
        Crew.Dispose();
        Lossless.Dispose();
    }
}
