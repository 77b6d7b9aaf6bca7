using Rdfwd.Bench;
using Rdfwd.Bench.Matrix;

namespace Rdfwd.Glass.Tests.Matrix;

public sealed class ResultFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    [Fact]
    public void Append_AfterALineThatWasCutOff_DropsIt()
    {
        File.WriteAllText(_path, "{\"key\":\"a\"}\n{\"key\":\"b\",\"error\":\"x\"}\n{\"key\":\"c");
        Assert.Equal(["a"], ResultFile.Recorded(_path));
        ResultFile.Append(_path, "{\"key\":\"c\"}");
        Assert.Equal("{\"key\":\"a\"}\n{\"key\":\"b\",\"error\":\"x\"}\n{\"key\":\"c\"}\n", File.ReadAllText(_path));
        Assert.Equal(["a", "c"], ResultFile.Recorded(_path).Order());
    }

    [Fact]
    public void Read_OfSomethingElse_NamesTheLine()
    {
        File.WriteAllText(_path, "{\"key\":\"a\"}\nhello\n{\"key\":\"b\"}\n");
        Assert.Contains("line 2: this is not JSON", Assert.Throws<BenchException>(() => ResultFile.Read(_path)).Message, StringComparison.Ordinal);
        File.WriteAllText(_path, "{\"name\":\"a\"}\n");
        Assert.Contains("line 1: this is no result", Assert.Throws<BenchException>(() => ResultFile.Read(_path)).Message, StringComparison.Ordinal);
        Assert.Empty(ResultFile.Recorded(_path + "-none"));
    }

    public void Dispose() => File.Delete(_path);
}
