using Rdfwd.Bench.Results;
using Rdfwd.Bench.Runs;

namespace Rdfwd.Glass.Tests.Results;

public sealed class SoakRoleTests
{
    [Fact]
    public void Role_ThatGrewOnlyInTheFirstMinute_IsFlat()
    {
        SoakRole role = Role(at => at < 60 ? 1 + at : 100 + (at % 20 / 10));
        Assert.True(role.IsFlat);
        Assert.Equal((100, 101), (role.LeastMb, role.MostMb));
        Assert.InRange(role.SlopeMbPerMinute, -0.1, 0.1);
    }

    [Fact]
    public void Role_ThatGrowsWithoutEnd_IsNot()
    {
        SoakRole role = Role(at => 50 + (at / 30));
        Assert.False(role.IsFlat);
        Assert.Equal(2, role.SlopeMbPerMinute, 3);
        Assert.Equal((52, 70), (role.FirstMb, role.LastMb));
    }

    [Fact]
    public void Role_OfAShortRun_HasNoFigures()
    {
        SoakRole role = new("client", [new MemorySample(10, 1024, 0, 0, 1, 1)]);
        Assert.True(double.IsNaN(role.FirstMb) && double.IsNaN(role.SlopeMbPerMinute));
        Assert.False(role.IsFlat);
    }

    private static SoakRole Role(Func<double, double> mb) =>
        new("daemon", [.. Enumerable.Range(0, 61).Select(i => new MemorySample(i * 10, (long)(mb(i * 10) * 1024), 0, 0, 1, 1))]);
}
