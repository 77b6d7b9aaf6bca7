namespace Rdfwd.Cli.Bench.Input;

/// <summary>What random faults came to.</summary>
/// <param name="Kills">Ends killed or told to end.</param>
/// <param name="Freezes">Ends stopped and continued.</param>
/// <param name="Toggles">Times the input was moved to the other side and back.</param>
/// <param name="Stuck">What was held, grabbed or pressed on the wrong side afterwards, in words.</param>
internal sealed record FaultCount(int Kills, int Freezes, int Toggles, IReadOnlyList<string> Stuck)
{
    public int All => Kills + Freezes + Toggles;
}
