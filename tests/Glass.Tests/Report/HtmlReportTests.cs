using System.Globalization;
using System.Text.Json;
using Rdfwd.Bench;
using Rdfwd.Bench.Report;

namespace Rdfwd.Glass.Tests.Report;

public sealed class HtmlReportTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("rdfwd-report-");

    [Fact]
    public void Create_HasEverythingInOneFile()
    {
        string html = HtmlReport.Create(Write("a", [10, 11, 10]), null);
        Assert.StartsWith("<!doctype html>", html, StringComparison.Ordinal);
        Assert.Contains("plotly.js", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", html, StringComparison.Ordinal);
        Assert.DoesNotContain("/*data*/", html, StringComparison.Ordinal);
        // A name cannot end the script that it is in.
        Assert.DoesNotContain("</script><b>", html, StringComparison.Ordinal);
        int start = html.IndexOf("const data = ", StringComparison.Ordinal) + "const data = ".Length;
        using JsonDocument data = JsonDocument.Parse(html[start..html.IndexOf(";</script>", start, StringComparison.Ordinal)]);
        Assert.Equal(3, data.RootElement.GetProperty("results").GetArrayLength());
    }

    [Fact]
    public void Comparison_MarksWhatIsMoreThanChance()
    {
        IReadOnlyList<Comparison> found = Compare([10, 11, 10, 10.5], [20, 21, 20.5, 20]);
        Comparison slower = Assert.Single(found, c => c.Indicator == "p50_ms");
        Assert.True(slower is { IsSignificant: true, Better: false }, slower.ToString());
        Assert.All(Compare([10, 20, 15, 12], [14, 11, 19, 13]), c => Assert.False(c.IsSignificant));
        // Certain, but too small to matter.
        Assert.All(Compare([10, 10.0001, 10, 10.0001], [10.01, 10.0101, 10.01, 10.0101]), c => Assert.False(c.IsSignificant));
        Assert.All(Compare([10], [20]), c => Assert.False(c.IsSignificant));
    }

    [Fact]
    public void Create_WithoutResults_SaysSo() => Assert.Contains("no results yet", Assert.Throws<BenchException>(() => HtmlReport.Create(Write("empty", []), null)).Message, StringComparison.Ordinal);

    public void Dispose() => _directory.Delete(recursive: true);

    private IReadOnlyList<Comparison> Compare(double[] before, double[] after) =>
        Comparison.Of(Bench.Matrix.ResultFile.Read(Write("before", before)), Bench.Matrix.ResultFile.Read(Write("after", after)));

    private string Write(string name, double[] latencies)
    {
        string path = Path.Combine(_directory.FullName, name + ".jsonl");
        const string line = """{"key":"KEY","scene":"key </script><b>","link":"none","through":"ssh","parameters":{},"indicators":{"p50_ms":MS,"cores":1}}""";
        File.WriteAllLines(path, latencies.Select((ms, i) => line
            .Replace("KEY", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("MS", ms.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)));
        return path;
    }
}
