using Rdfwd.Display.Pacing;

namespace Rdfwd.Display.Tests.Pacing;

public sealed class ReturnWayTests
{
    // The other end's clock.
    private const long Other = -777_000_000;

    [Fact]
    public void LateUs_AnswersOfAnotherClock_AreComparedWithTheFastest()
    {
        ReturnWay way = new();

        Assert.Equal(0, way.LateUs(1_000 + Other, 21_000));
        Assert.Equal(5_000, way.LateUs(2_000 + Other, 27_000));
        Assert.Equal(0, way.LateUs(3_000 + Other, 22_000));
        Assert.Equal(101_000, way.LateUs(4_000 + Other, 124_000));
    }

    [Fact]
    public void LateUs_WayThatBecameLonger_IsTakenForTheUsualOneAfterSomeSeconds()
    {
        ReturnWay way = new();
        long us = 0;
        for (; us < 1_000_000; us += 20_000)
            way.LateUs(us + Other, us + 10_000);
        for (; us < 4_000_000; us += 20_000)
            Assert.Equal(40_000, way.LateUs(us + Other, us + 50_000));
        for (; us < 12_000_000; us += 20_000)
            way.LateUs(us + Other, us + 50_000);

        Assert.Equal(0, way.LateUs(us + Other, us + 50_000));
    }

    [Fact]
    public void LateUs_AfterALongSilence_KnowsNothingOfBefore()
    {
        ReturnWay way = new();
        way.LateUs(Other, 1_000);

        Assert.Equal(0, way.LateUs(60_000_000 + Other, 60_900_000));
    }
}
