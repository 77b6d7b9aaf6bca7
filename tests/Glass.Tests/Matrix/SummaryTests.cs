using Rdfwd.Bench.Matrix;
using Rdfwd.Bench.Results;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.Records;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Glass.Tests.Matrix;

public sealed class SummaryTests
{
    [Fact]
    public void Stages_OfFramesOfTwoKinds_AreTheMeansOfThoseShown()
    {
        FrameReport[] frames =
        [
            Frame(FrameKind.Video, 1000, 1000, FrameResult.Shown),
            Frame(FrameKind.Video, 2000, 3000, FrameResult.Shown),
            Frame(FrameKind.Refinement, 3000, 500, FrameResult.Shown),
            Frame(FrameKind.Video, 4000, 9999, FrameResult.Skipped),
            Frame(FrameKind.Exact, 5000, 9999, null),
        ];
        IReadOnlyList<StageSummary> stages = StageSummary.Of(frames);
        Assert.Equal(["video", "refine"], stages.Select(s => s.Kind));
        Assert.Equal((2, 2000.0), (stages[0].Count, stages[0].Bytes));
        Assert.Equal(["wait", "grab", "look", "encode", "queue", "link", "decode", "draw"], stages[0].Ms.Select(m => m.Stage));
        Assert.All(stages.SelectMany(s => s.Ms), m => Assert.Equal(0.1, m.Ms, 6));
    }

    [Fact]
    public void Series_OfSamples_CountsThemInTheirSteps()
    {
        TimedSample[] samples = [new(1_000_000, 5), new(1_100_000, 7), new(1_200_000, 9), new(1_900_000, 3)];
        TimeSeries series = TimeSeries.Of(samples, [Frame(FrameKind.Video, 1_300_000, 25_000, FrameResult.Shown)], 1_000_000, 1);
        Assert.Equal([12, 0, 0, 4], series.Fps);
        Assert.Equal((7, 9), (series.LatencyMs[0], series.WorstMs[0]));
        Assert.True(double.IsNaN(series.LatencyMs[1]));
        Assert.Equal([0, 0.8, 0, 0], series.Mbit.Select(m => Math.Round(m, 6)));
        Assert.Empty(TimeSeries.Of(samples, [], 1_000_000, 1).Mbit);
    }

    // Every stage takes 100 µs.
    private static FrameReport Frame(FrameKind kind, long atUs, int bytes, FrameResult? result) => new(
        1, 1, 7, 1, kind, new Rect(0, 0, 8, 8), 1, bytes, new Dictionary<string, int>(), "", null, 0,
        atUs, atUs + 100, atUs + 200, atUs + 300, atUs + 400, atUs + 500, atUs + 600, atUs + 700, atUs + 800, atUs + 900, result);
}
