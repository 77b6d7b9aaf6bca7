namespace Rdfwd.Bench.Probe;

/// <summary>What surrounds the counter. Scenes are the same in every run: frame n shows the same pixels.</summary>
internal interface IScene
{
    /// <summary>Whether it changes from frame to frame.</summary>
    public bool Moves { get; }

    /// <summary>Draws all of a frame but the counter's cells, with requests of the server alone; a few, so that the probe costs little.</summary>
    public void Paint(uint drawable, int frame);
}
