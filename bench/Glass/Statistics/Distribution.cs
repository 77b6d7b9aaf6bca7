namespace Rdfwd.Bench.Statistics;

/// <summary>Samples in order of size. Percentiles are nearest-rank: always one of the samples.</summary>
public sealed class Distribution
{
    private readonly double[] _sorted;

    public Distribution(IEnumerable<double> samples)
    {
        _sorted = [.. samples.Order()];
    }

    public int Count => _sorted.Length;

    public double P50 => Percentile(50);

    public double P95 => Percentile(95);

    public double P99 => Percentile(99);

    public double Max => Count == 0 ? double.NaN : _sorted[^1];

    public double Min => Count == 0 ? double.NaN : _sorted[0];

    public double Mean => Count == 0 ? double.NaN : _sorted.Average();

    /// <param name="percent">0 to 100.</param>
    public double Percentile(double percent)
    {
        if (Count == 0)
            return double.NaN;
        int rank = (int)Math.Ceiling(percent / 100 * Count);
        return _sorted[Math.Clamp(rank - 1, 0, Count - 1)];
    }
}
