using Rdfwd.Display.Geometry;

namespace Rdfwd.Display.Codecs.Policy;

/// <summary>Which part of a frame goes through the video encoder; everything else that is stale is sent exactly.</summary>
/// <param name="Tiles">A rectangle of columns and rows; empty for none.</param>
/// <param name="FullChroma">4:4:4, for content whose colours have sharp edges.</param>
internal readonly record struct VideoPlan(Rect Tiles, bool FullChroma)
{
    public static VideoPlan None => default;

    public bool IsNone => Tiles.IsEmpty;
}
