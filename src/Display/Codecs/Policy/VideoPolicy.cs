using Rdfwd.Display.Geometry;

namespace Rdfwd.Display.Codecs.Policy;

/// <summary>Sends every change as video but the small ones, which cost less when they are exact.</summary>
internal sealed class VideoPolicy : IFramePolicy
{
    private const int MinStaleTiles = 6;

    public VideoPlan Decide(TileGrid grid, in FrameSituation situation)
    {
        TileCensus census = TileCensus.Take(grid, situation.Active);
        return census.Stale < MinStaleTiles ? VideoPlan.None : new VideoPlan(census.Bounds, census.IsTextLike);
    }
}
