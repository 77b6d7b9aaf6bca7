namespace Rdfwd.Bench.Results;

/// <summary>What <c>bench soak</c> found.</summary>
/// <param name="Seconds">How long everything ran.</param>
/// <param name="Keys">How many were pressed meanwhile.</param>
/// <param name="Cores">Both ends and what carries the bytes, without X servers and the probe.</param>
/// <param name="Roles">Those of the surroundings begin with a dash.</param>
public sealed record SoakResult(double Seconds, int Keys, double Cores, IReadOnlyList<SoakRole> Roles)
{
    /// <summary>What programs take to grow to their working size does not count.</summary>
    public const double WarmUpSeconds = 60;
}
