namespace Rdfwd.Display.Records;

/// <summary>Percentiles by nearest rank: always one of the values.</summary>
public static class Percentiles
{
    /// <param name="sorted">In order of size.</param>
    /// <param name="percent">0 to 100.</param>
    /// <returns>0 without values.</returns>
    public static long Of(ReadOnlySpan<long> sorted, double percent)
    {
        if (sorted.IsEmpty)
            return 0;
        int rank = (int)Math.Ceiling(percent / 100 * sorted.Length);
        return sorted[Math.Clamp(rank - 1, 0, sorted.Length - 1)];
    }
}
