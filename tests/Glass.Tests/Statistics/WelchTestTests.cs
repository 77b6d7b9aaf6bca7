using Rdfwd.Bench.Statistics;

namespace Rdfwd.Glass.Tests.Statistics;

public sealed class WelchTestTests
{
    // Student's own table: the two-sided probability of t with so many degrees of freedom.
    [Theory]
    [InlineData(1, 12.706, 0.05)]
    [InlineData(2, 4.303, 0.05)]
    [InlineData(10, 2.228, 0.05)]
    [InlineData(30, 2.750, 0.01)]
    [InlineData(5, 0, 1)]
    [InlineData(120, 1.980, 0.05)]
    public void IncompleteBeta_GivesStudentsTable(double freedom, double t, double p) =>
        Assert.Equal(p, WelchTest.IncompleteBeta(freedom / (freedom + (t * t)), freedom / 2, 0.5), 3);

    [Fact]
    public void PValue_OfKnownSets_IsAsTabulated()
    {
        // t = -2.8353, 27.71 degrees of freedom: the third example of the article on the test in common use.
        double[] a = [27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19.0, 21.7, 21.4];
        double[] b = [27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8, 20.2, 21.9, 22.1, 22.9, 30.5, 26.5];
        Assert.InRange(WelchTest.PValue(a, b), 0.003, 0.02);
        Assert.Equal(WelchTest.PValue(a, b), WelchTest.PValue(b, a), 12);
    }

    [Fact]
    public void PValue_OfTooFewOrEqualValues_SaysSo()
    {
        Assert.True(double.IsNaN(WelchTest.PValue([1], [2, 3])));
        Assert.Equal(1, WelchTest.PValue([2, 2], [2, 2]));
        Assert.Equal(0, WelchTest.PValue([2, 2], [3, 3]));
    }
}
