using Rdfwd.Display.Near;
using Rdfwd.Display.Records;

namespace Rdfwd.Display.Tests.Near;

public sealed class OverlayTextTests
{
    private static readonly WindowStatistics Busy = new(1, 59.7, 3640, 5110, 520_000, 0, 0, 0, 0, "libx264", [new CodecShare("h264", 0.9), new CodecShare("copy", 0.1)]);

    [Theory]
    [InlineData(200, 50, "60 fps  p50 3.6  p95 5.1 ms|0.52 Mbit/s  h264 90%  copy 10%  (h264_qsv)")]
    [InlineData(20, 50, "60 fps  p50 3.6|p95 5.1 ms|0.52 Mbit/s|h264 90%  copy 10%|(h264_qsv)")]
    [InlineData(20, 2, "60 fps  p50 3.6|p95 5.1 ms")]
    [InlineData(8, 50, "60 fps|p50 3.6|h264 90%|copy 10%")]
    [InlineData(8, 1, "60 fps")]
    [InlineData(5, 50, "")]
    [InlineData(200, 0, "")]
    [InlineData(-3, -1, "")]
    public void Lines_InAnyRoom_AreWholeFigures(int columns, int rows, string lines) =>
        Assert.Equal(lines, string.Join('|', OverlayText.Lines(Busy, "h264_qsv", columns, rows)));

    [Fact]
    public void Lines_WhileNothingChanges_AreOneWord()
    {
        Assert.Equal(["quiet"], OverlayText.Lines(null, "h264", 100, 10));
        Assert.Empty(OverlayText.Lines(null, "h264", 4, 10));
    }
}
