using Rdfwd.Display.Records;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Tests.Records;

public sealed class WindowStatisticsTests
{
    [Fact]
    public void Of_TwoWindows_CountsWhatWasShownInTheSpan()
    {
        List<FrameRecord> records = [];
        for (int i = 0; i < 60; i++)
            records.Add(Shown(7, 1_000_000 + (i * 16_667), latencyUs: 5000 + (i * 100), bytes: 1000, RectCodec.Zstd));
        records.Add(Shown(7, 1_500_000, 900_000, 40_000, RectCodec.Solid) with { Kind = FrameKind.Refinement });
        records.Add(Shown(9, 1_200_000, 8000, 3000, RectCodec.H264) with { Encoder = "libx264" });
        records.Add(Shown(9, 1_300_000, 8000, 1000, RectCodec.Zstd) with { AcknowledgedUs = 0 });
        records.Add(Shown(7, 999_999, 1, 1, RectCodec.Zstd));
        records.Add(Shown(7, 2_000_000, 1, 1, RectCodec.Zstd));

        IReadOnlyList<WindowStatistics> all = WindowStatistics.Of(records, 1_000_000, 2_000_000);
        Assert.Equal([7u, 9u], all.Select(w => w.Window));
        WindowStatistics seven = all[0], nine = all[1];
        Assert.Equal((60.0, 7900L, 10_600L, 1), (seven.FramesPerSecond, seven.LatencyP50Us, seven.LatencyP95Us, seven.Refinements));
        Assert.Equal(100_000 * 8, seven.BitsPerSecond, 3);
        Assert.Equal(["zstd", "solid"], seven.Codecs.Select(c => c.Codec));
        Assert.Equal(0.6, seven.Codecs[0].Share, 3);
        Assert.Equal(61 * 500 / 1e6, seven.EncodeShare, 6);
        Assert.Equal(61 * 300 / 1e6, seven.DecodeShare, 6);
        Assert.Equal((1.0, 8000L, "libx264"), (nine.FramesPerSecond, nine.LatencyP50Us, nine.VideoEncoder));
        Assert.Equal(100, nine.QueueP95Us);
        Assert.Empty(WindowStatistics.Of(records, 5_000_000, 6_000_000));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(50, 2)]
    [InlineData(75, 3)]
    [InlineData(100, 4)]
    public void Percentile_IsOneOfTheValues(double percent, long expected)
    {
        Assert.Equal(expected, Percentiles.Of([1, 2, 3, 4], percent));
        Assert.Equal(0, Percentiles.Of([], percent));
    }

    // The near clock is two seconds ahead.
    private static FrameRecord Shown(uint window, long begunUs, long latencyUs, int bytes, RectCodec codec)
    {
        FrameRecord record = new()
        {
            Window = window,
            DamagedUs = begunUs - 200,
            BegunUs = begunUs,
            EncodedUs = begunUs + 500,
            WrittenUs = begunUs + 600,
            ReceivedUs = begunUs - 200 + latencyUs - 300 + 2_000_000,
            PresentedUs = begunUs - 200 + latencyUs + 2_000_000,
            AcknowledgedUs = begunUs + latencyUs,
            ClockOffsetUs = 2_000_000,
            Bytes = bytes,
            Encoder = "",
        };
        record.Describe([new FrameRect(0, 0, 8, 8, codec, 0, bytes)]);
        record.Kind = FrameKind.Exact;
        return record;
    }
}
