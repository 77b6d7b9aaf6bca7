using Rdfwd.Bench.Runs;

namespace Rdfwd.Bench.Results;

/// <summary>One role's memory over a long run. Figures are of the time after <see cref="SoakResult.WarmUpSeconds"/>; NaN when it did not come to that.</summary>
/// <param name="Role">As in <see cref="ProcessRole"/>.</param>
/// <param name="Samples">All, in order of time.</param>
public sealed record SoakRole(string Role, IReadOnlyList<MemorySample> Samples)
{
    /// <summary>Half of the range that counts as flat, MB.</summary>
    public const double FlatMb = 5;

    private const double KibPerMb = 1024;

    private IEnumerable<MemorySample> Counted => Samples.Where(s => s.AtSeconds >= SoakResult.WarmUpSeconds);

    /// <summary>Resident, MB.</summary>
    public double FirstMb => Counted.Select(s => s.ResidentKib / KibPerMb).FirstOrDefault(double.NaN);

    /// <summary>Resident, MB.</summary>
    public double LastMb => Counted.Select(s => s.ResidentKib / KibPerMb).LastOrDefault(double.NaN);

    /// <summary>Resident, MB.</summary>
    public double LeastMb => Counted.Select(s => s.ResidentKib / KibPerMb).DefaultIfEmpty(double.NaN).Min();

    /// <summary>Resident, MB.</summary>
    public double MostMb => Counted.Select(s => s.ResidentKib / KibPerMb).DefaultIfEmpty(double.NaN).Max();

    /// <summary>Whether all samples lie within ± <see cref="FlatMb"/>.</summary>
    public bool IsFlat => MostMb - LeastMb <= 2 * FlatMb;

    /// <summary>Of the straight line that fits best, MB a minute.</summary>
    public double SlopeMbPerMinute
    {
        get
        {
            MemorySample[] counted = [.. Counted];
            if (counted.Length < 2)
                return double.NaN;
            double meanAt = counted.Average(s => s.AtSeconds), meanMb = counted.Average(s => s.ResidentKib / KibPerMb);
            double spread = counted.Sum(s => (s.AtSeconds - meanAt) * (s.AtSeconds - meanAt));
            double along = counted.Sum(s => (s.AtSeconds - meanAt) * ((s.ResidentKib / KibPerMb) - meanMb));
            return spread == 0 ? double.NaN : along / spread * 60;
        }
    }
}
