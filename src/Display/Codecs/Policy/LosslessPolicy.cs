namespace Rdfwd.Display.Codecs.Policy;

/// <summary>Sends everything exactly.</summary>
internal sealed class LosslessPolicy : IFramePolicy
{
    public VideoPlan Decide(TileGrid grid, in FrameSituation situation)
    {
        return VideoPlan.None;
    }
}
