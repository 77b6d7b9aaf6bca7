using System.Text.Json;
using Rdfwd.Bench.Statistics;

namespace Rdfwd.Bench.Report;

/// <summary>One indicator of one point in two files of results.</summary>
/// <param name="Point">Scene, link, what brought the pixels, settings.</param>
/// <param name="Indicator">Its name.</param>
/// <param name="Before">The mean of its repetitions in the first file.</param>
/// <param name="After">In the second.</param>
/// <param name="P">See <see cref="WelchTest.PValue"/>.</param>
/// <param name="Better">Whether the second is; null where neither way is better.</param>
public sealed record Comparison(string Point, string Indicator, double Before, double After, double P, bool? Better)
{
    /// <summary>A difference that is rarer than this by chance is marked.</summary>
    public const double Level = 0.05;

    // Less than this of the value is no difference that anybody would see.
    private const double Noticeable = 0.02;

    /// <summary>Unlikely to be chance, and large enough to matter.</summary>
    public bool IsSignificant => P < Level && Math.Abs(After - Before) > Noticeable * Math.Max(Math.Abs(Before), Math.Abs(After));

    /// <summary>Every indicator of the points that both files have.</summary>
    public static IReadOnlyList<Comparison> Of(IEnumerable<JsonElement> before, IEnumerable<JsonElement> after)
    {
        ILookup<string, JsonElement> old = before.Where(IsResult).ToLookup(PointOf), now = after.Where(IsResult).ToLookup(PointOf);
        List<Comparison> found = [];
        foreach (string point in old.Select(g => g.Key).Where(now.Contains))
        {
            foreach (Indicator indicator in Report.Indicator.All)
            {
                double[] a = Values(old[point], indicator.Name), b = Values(now[point], indicator.Name);
                if (a.Length == 0 || b.Length == 0)
                    continue;
                double meanA = a.Average(), meanB = b.Average();
                bool? better = indicator.LessIsBetter is { } less ? less == meanB < meanA : null;
                found.Add(new Comparison(point, indicator.Name, meanA, meanB, WelchTest.PValue(a, b), better));
            }
        }

        return found;
    }

    /// <summary>What repetitions of one point have in common.</summary>
    public static string PointOf(JsonElement result)
    {
        string Text(string name) => result.TryGetProperty(name, out JsonElement value) ? value.ToString() : "";
        IEnumerable<string> parameters = result.TryGetProperty("parameters", out JsonElement map) ? map.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => $"{p.Name}={p.Value}") : [];
        return string.Join(" · ", ((string[])[Text("scene"), Text("link"), Text("through"), string.Join(' ', parameters)]).Where(t => t.Length > 0));
    }

    private static bool IsResult(JsonElement result) => result.TryGetProperty("indicators", out JsonElement indicators) && indicators.ValueKind == JsonValueKind.Object;

    private static double[] Values(IEnumerable<JsonElement> results, string name) =>
        [.. results.Select(r => r.GetProperty("indicators").TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : double.NaN).Where(double.IsFinite)];
}
