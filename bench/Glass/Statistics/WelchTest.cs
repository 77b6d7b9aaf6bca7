namespace Rdfwd.Bench.Statistics;

/// <summary>Whether two sets of measurements differ (Welch's t-test, two-sided; Welch 1947).</summary>
public static class WelchTest
{
    /// <summary>
    /// The probability of a difference of the means at least so large where there is none; NaN where a set has fewer than two values,
    /// as no test can tell then.
    /// </summary>
    public static double PValue(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        if (a.Count < 2 || b.Count < 2)
            return double.NaN;
        double meanA = a.Average(), meanB = b.Average();
        double errorA = Variance(a, meanA) / a.Count, errorB = Variance(b, meanB) / b.Count;
        double error = errorA + errorB;
        if (error == 0)
            return meanA == meanB ? 1 : 0;
        double t = (meanA - meanB) / Math.Sqrt(error);
        double freedom = error * error / ((errorA * errorA / (a.Count - 1)) + (errorB * errorB / (b.Count - 1)));
        return IncompleteBeta(freedom / (freedom + (t * t)), freedom / 2, 0.5);
    }

    private static double Variance(IReadOnlyList<double> values, double mean) => values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1);

    /// <summary>The regularized incomplete beta function I_x(a, b), by its continued fraction (DLMF 8.17.22).</summary>
    internal static double IncompleteBeta(double x, double a, double b)
    {
        if (x <= 0)
            return 0;
        if (x >= 1)
            return 1;
        // The fraction converges fast below the mean.
        if (x > (a + 1) / (a + b + 2))
            return 1 - IncompleteBeta(1 - x, b, a);
        double front = Math.Exp((a * Math.Log(x)) + (b * Math.Log(1 - x)) + LogGamma(a + b) - LogGamma(a) - LogGamma(b)) / a;
        return front / Fraction(x, a, b);
    }

    // 1 + d1/(1 + d2/(1 + ...)), evaluated from far enough inside.
    private static double Fraction(double x, double a, double b)
    {
        double value = 1;
        for (int m = 200; m >= 1; m--)
        {
            double even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            double odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            value = 1 + (even / (1 + (odd / value)));
        }

        return 1 + (-(a + b) * x / (a + 1) / value);
    }

    // Stirling's series after raising the argument (DLMF 5.11.1).
    private static double LogGamma(double x)
    {
        double shift = 0;
        for (; x < 10; x++)
            shift -= Math.Log(x);
        double inverse = 1 / x, square = inverse * inverse;
        return shift + ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + (inverse * ((1.0 / 12) - (square * ((1.0 / 360) - (square / 1260)))));
    }
}
