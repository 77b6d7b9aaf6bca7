using Rdfwd.Display.Far;
using Rdfwd.Display.Geometry;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Tests;

/// <summary>Which monitors a desktop has, by where its window is.</summary>
public sealed class DesktopMonitorsTests
{
    private static readonly ScreenMonitor Left = new(0, 200, 640, 480, 170, 130, "left"), Right = new(640, 0, 800, 600, 200, 150, "right");

    private static readonly Rect Both = new(0, 0, 1440, 680);

    [Fact]
    public void Of_AWindowOverAllMonitors_AreThose()
    {
        Assert.Equal([Right, Left], DesktopMonitors.Of([Right, Left], Both, fullScreen: true));
    }

    [Fact]
    public void Of_AWindowOverTwoOfThree_AreThoseTwoWhereItShowsThem()
    {
        ScreenMonitor third = new(1440, 100, 500, 500, 0, 0, "third");
        Rect place = new(640, 0, 1300, 600);
        Assert.Equal([Right with { X = 0 }, third with { X = 800 }], DesktopMonitors.Of([Left, Right, third], place, fullScreen: true));
    }

    [Fact]
    public void Of_AWindowOnOneMonitor_IsNone()
    {
        Assert.Empty(DesktopMonitors.Of([Left, Right], new Rect(640, 0, 800, 600), fullScreen: true));
        Assert.Empty(DesktopMonitors.Of([Left, Right], new Rect(0, 0, 1200, 680), fullScreen: true));
        Assert.Empty(DesktopMonitors.Of([], Both, fullScreen: true));
    }

    [Fact]
    public void Of_AWindowThatIsNotInFullScreen_IsNone()
    {
        Assert.Empty(DesktopMonitors.Of([Left, Right], Both, fullScreen: false));
    }

    [Fact]
    public void Of_MonitorsThatShowTheSame_IsTheLargestOfThem()
    {
        ScreenMonitor mirror = new(640, 0, 640, 480, 0, 0, "mirror");
        Assert.Equal([Left, Right], DesktopMonitors.Of([mirror, Left, Right], Both, fullScreen: true));
        Assert.Equal([Left, Right], DesktopMonitors.Of([Left, Right, Right with { Name = "same" }], Both, fullScreen: true));
    }
}
