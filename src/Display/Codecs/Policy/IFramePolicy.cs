namespace Rdfwd.Display.Codecs.Policy;

/// <summary>Decides, for each frame of one window, what is sent as video. Pure: it sees only its arguments and its own memory.</summary>
internal interface IFramePolicy
{
    public VideoPlan Decide(TileGrid grid, in FrameSituation situation);
}
