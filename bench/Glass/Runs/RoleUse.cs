namespace Rdfwd.Bench.Runs;

/// <summary>What the processes of one role used.</summary>
/// <param name="Role">As in <see cref="ProcessRole"/>.</param>
/// <param name="Cores">Processor time over time: 1 is one core.</param>
/// <param name="ResidentKib">At the end.</param>
/// <param name="PeakKib">The most so far.</param>
public sealed record RoleUse(string Role, double Cores, long ResidentKib, long PeakKib)
{
    /// <summary>X servers, the probe and other surroundings, which no figure of a forwarding includes.</summary>
    public bool IsSurrounding => Role.StartsWith('-');
}
