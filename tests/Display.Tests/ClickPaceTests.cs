using Rdfwd.Display.Far;

namespace Rdfwd.Display.Tests;

public sealed class ClickPaceTests
{
    [Fact]
    public void Press_TwoThatAStallBringsAtOnce_StayApart()
    {
        ClickPace pace = new();
        Assert.Equal(0, pace.Press(1, 10_000, 5000));
        Assert.Equal(ClickPace.ApartMs + 1 - 20, pace.Press(1, 10_900, 5020));
        // It was passed on at 5501.
        Assert.Equal(ClickPace.ApartMs + 1, pace.Press(1, 11_500, 5501));
        Assert.Equal(0, pace.Press(1, 12_500, 7000));
    }

    [Theory]
    [InlineData(1, 1, 200, 0)]
    [InlineData(1, 1, 200, 700)]
    [InlineData(1, 1, 900, 880)]
    [InlineData(1, 3, 900, 0)]
    [InlineData(4, 4, 900, 0)]
    public void Press_DoubleClicksOtherButtonsAndTheWheel_WaitForNothing(byte first, byte second, uint apartThere, long apartHere)
    {
        ClickPace pace = new();
        // The clock of an X server wraps.
        uint pressed = uint.MaxValue - 50;
        pace.Press(first, pressed, 5000);
        Assert.Equal(0, pace.Press(second, unchecked(pressed + apartThere), 5000 + apartHere));
    }
}
