using Rdfwd.Bench.Probe;

namespace Rdfwd.Bench.Matrix;

/// <summary>A scene with its rate.</summary>
/// <param name="Kind">What is painted.</param>
/// <param name="FramesPerSecond">For scenes that move.</param>
public sealed record MatrixScene(SceneKind Kind, int FramesPerSecond)
{
    /// <summary>As in a matrix file: "video 30", "key".</summary>
    public override string ToString() =>
        Kind.ToString().ToLowerInvariant() + (Scenes.Moves(Kind) ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" {FramesPerSecond}") : "");
}
