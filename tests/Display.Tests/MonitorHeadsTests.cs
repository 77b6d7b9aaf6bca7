using Rdfwd.Display.Far;
using Rdfwd.Display.Geometry;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Tests;

/// <summary>Which output shows what.</summary>
public sealed class MonitorHeadsTests
{
    private static readonly ScreenSize Size = new(3200, 1200);
    private static readonly Rect Left = new(0, 0, 1920, 1200), Right = new(1920, 100, 1280, 1024), Outside = new(2000, 0, 1280, 1024), Whole = new(0, 0, 3200, 1200);

    [Fact]
    public void Of_AsManyOutputsAsMonitors_GivesEachItsOwn() => Assert.Equal([Right, Left], Of(16, Right, Left));

    [Fact]
    public void Of_TooFewOutputs_GivesOneAllOfTheScreen() => Assert.Equal([Whole], Of(1, Right, Left));

    [Fact]
    public void Of_OneMonitor_IsTheScreen() => Assert.Equal([Whole], Of(16, Left));

    [Fact]
    public void Of_NoMonitor_IsTheScreen() => Assert.Equal([Whole], Of(16));

    [Fact]
    public void Of_MonitorThatIsNotOnTheScreen_IsTheScreen() => Assert.Equal([Whole], Of(16, Left, Outside));

    private static Rect[] Of(int outputs, params Rect[] monitors) =>
        MonitorHeads.Of([.. monitors.Select(m => new ScreenMonitor(m.X, m.Y, m.Width, m.Height, 0, 0, "DP"))], outputs, Size);
}
