using Rdfwd.Bench.Statistics;

namespace Rdfwd.Bench.Tests.Statistics;

public sealed class DistributionTests
{
    [Fact]
    public void Percentile_OfSamples_IsTheNearestRank()
    {
        Distribution d = new(Enumerable.Range(1, 100).Reverse().Select(i => (double)i));
        Assert.Equal(50, d.P50);
        Assert.Equal(95, d.P95);
        Assert.Equal(99, d.P99);
        Assert.Equal(1, d.Percentile(0));
        Assert.Equal(100, d.Max);
    }

    [Fact]
    public void Percentile_OfNothing_IsNoNumber()
    {
        Assert.True(double.IsNaN(new Distribution([]).P50));
    }
}
