using Rdfwd.Bench;
using Rdfwd.Bench.Matrix;
using Rdfwd.Bench.Probe;

namespace Rdfwd.Glass.Tests.Matrix;

public sealed class MatrixReaderTests
{
    private static readonly string[] Through = ["ssh", "xpra", "vnc", "waypipe"];

    [Fact]
    public void Read_AWholeFile_GivesEveryCombination()
    {
        MatrixPlan plan = Read(
            """
            repetitions: 2
            seconds: 5
            settle: 0.5
            keys: 7
            size: 640x480
            scenes: [key, video 30]
            through: [ssh, vnc]
            links:
              - none
              - { name: thin, delay: 50ms, rate: "4000,400@2s", queue: 64, jitter: 5, stalls: 1, stall: 0.2s }
            parameters:
              quality: [13, 30]
              limit: 8M
            """);
        Assert.Equal((2, 5.0, 0.5, 7, 640, 480), (plan.Repetitions, plan.Seconds, plan.Settle, plan.Keys, plan.Width, plan.Height));
        Assert.Equal([new MatrixScene(SceneKind.Key, 60), new MatrixScene(SceneKind.Video, 30)], plan.Scenes);
        MatrixLink thin = plan.Links[1];
        Assert.Equal((50.0, 5.0, 200.0, 0.01, 64 * 1024, "4000,400@2s"), (thin.Shape.Delay.TotalMilliseconds, thin.Shape.Jitter.TotalMilliseconds, thin.Shape.StallTime.TotalMilliseconds, thin.Shape.StallShare, thin.Shape.QueueBytes, thin.Shape.Rate.ToString()));
        List<MatrixPoint> points = [.. plan.Points()];
        // Two repetitions of two scenes over two links: through ssh with two settings, through the peer with none.
        Assert.Equal(2 * 2 * 2 * 3, points.Count);
        Assert.Equal(points.Count, points.Select(p => p.Key).Distinct().Count());
        Assert.Contains(points, p => p.Key == "video 30; 640x480; thin: 50 ms each way, 4000,400@2s kbit/s, 5 ms of jitter, 200 ms stalls at 1 % of packets; ssh; limit=8M quality=30; 5 s after 0.5 s; 2");
        Assert.Contains(points, p => p is { Through: "vnc", Settings: "-" });
    }

    [Theory]
    [InlineData("scenes: [key]\nrepetition: 3", "m.yaml, line 2: 'repetition' is unknown here; did you mean repetitions?")]
    [InlineData("scenes:\n  - key\n  - vidoe 30", "m.yaml, line 3: there is no scene 'vidoe 30'; did you mean video?")]
    [InlineData("scenes: [video fast]", "m.yaml, line 1: 'video fast' is no scene; write 'video 30' for 30 frames a second.")]
    [InlineData("links: [none]", "m.yaml, line 1: a list 'scenes' was expected; possible are idle, key,")]
    [InlineData("scenes: [key]\nlinks:\n  - name: a\n    dealy: 5ms", "m.yaml, line 4: 'dealy' is unknown here; did you mean delay?")]
    [InlineData("scenes: [key]\nlinks: [{ rate: fast }]", "m.yaml, line 2: 'fast' is not a rate in kbit/s;")]
    [InlineData("scenes: [key]\nlinks: [{ stalls: 1 }]", "m.yaml, line 2: a link with stalls needs their length: stall: 200ms.")]
    [InlineData("scenes: [key]\nthrough: [xrpa]", "m.yaml, line 2: 'xrpa' brings no pixels; did you mean xpra?")]
    [InlineData("scenes: [key]\nparameters:\n  qualty: 3", "m.yaml, line 3: 'qualty' is unknown here; did you mean quality?")]
    [InlineData("scenes: [key]\nparameters:\n  quality: [3, 99]", "m.yaml, line 3: '99' is no value for quality; it takes 0 (best) to 51")]
    [InlineData("scenes: [key]\nsize: 10x10", "m.yaml, line 2: '10x10' is no size;")]
    [InlineData("scenes: []", "m.yaml, line 1: this list is empty.")]
    [InlineData("scenes: [key]\nseconds: soon", "m.yaml, line 2: 'soon' is not a number from 0.5 to 3600.")]
    [InlineData("scenes: [key", "m.yaml, line ")]
    [InlineData("- key", "m.yaml, line 1: names with values were expected here.")]
    [InlineData("scenes: [key]\nlinks: [{name: a}, {name: a}]", "m.yaml, line 2: two links have one name.")]
    [InlineData("scenes: [[[[[[[[[[key]]]]]]]]]]", "m.yaml, line 1: values are nested too deeply.")]
    public void Read_AMistake_NamesLineAndRemedy(string text, string complaint) =>
        Assert.StartsWith(complaint, Assert.Throws<BenchException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("standard.yaml")]
    [InlineData("short.yaml")]
    [InlineData("quality.yaml")]
    [InlineData("peers.yaml")]
    public void Read_TheFilesThatComeWithTheProgram_Works(string name)
    {
        string directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Forward.sln")))
            directory = Path.GetDirectoryName(directory)!;
        Assert.NotEmpty(MatrixReader.Read(File.ReadAllText(Path.Combine(directory, "bench", "matrices", name)), name, Through).Points());
    }

    private static MatrixPlan Read(string text) => MatrixReader.Read(text, "m.yaml", Through);
}
