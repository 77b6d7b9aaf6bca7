using Rdfwd.Display.Geometry;
using Rdfwd.Display.Near;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Tests;

/// <summary>All monitors as a window manager and a window are told of them.</summary>
public sealed class MonitorSpanTests
{
    [Fact]
    public void Of_AnOffsetLayout_NamesTheOutermostOnEachSide()
    {
        ScreenMonitor[] monitors = [Monitor(400, 200, 500, 600), Monitor(0, 300, 400, 900), Monitor(900, 0, 380, 500)];
        Assert.Equal(new MonitorSpan(2, 1, 1, 2, new Rect(0, 0, 1280, 1200)), MonitorSpan.Of(monitors));
    }

    [Fact]
    public void Of_OneMonitor_IsThatOne()
    {
        Assert.Equal(new MonitorSpan(0, 0, 0, 0, new Rect(10, 20, 640, 480)), MonitorSpan.Of([Monitor(10, 20, 640, 480)]));
    }

    [Fact]
    public void Of_EqualEdges_NamesTheFirst()
    {
        Assert.Equal(new MonitorSpan(0, 0, 0, 1, new Rect(0, 0, 200, 100)), MonitorSpan.Of([Monitor(0, 0, 100, 100), Monitor(100, 0, 100, 100)]));
    }

    [Fact]
    public void Of_NoMonitor_IsNothing()
    {
        Assert.Null(MonitorSpan.Of([]));
    }

    private static ScreenMonitor Monitor(int x, int y, int width, int height) => new(x, y, width, height, 0, 0, "");
}
