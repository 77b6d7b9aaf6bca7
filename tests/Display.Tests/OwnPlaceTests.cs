using Rdfwd.Display.Far;
using Rdfwd.Display.Geometry;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Tests;

public sealed class OwnPlaceTests
{
    private const long Later = OwnPlace.TogetherUs + 1;

    private static readonly Rect Own = new(100, 80, 400, 300), Full = new(0, 0, 1280, 1024);

    [Fact]
    public void Value_WhereTheStateIsToldFirst_IsThePlaceBefore()
    {
        OwnPlace place = new();
        place.OnStates(0, WindowStates.FullScreen, Own, 0);
        place.OnPlace(Own, 1);
        Assert.Equal(Own, place.Value);
    }

    [Fact]
    public void Value_WhereThePlaceIsToldFirst_IsThatBeforeIt()
    {
        OwnPlace place = new();
        place.OnPlace(Own, 0);
        place.OnPlace(new Rect(100, 60, 400, 320), 1000);
        place.OnStates(0, WindowStates.MaximizedHorizontally, Full, 2000);
        Assert.Equal(Own, place.Value);
    }

    [Fact]
    public void Value_AfterAnEarlierResize_IsItsResult()
    {
        OwnPlace place = new();
        place.OnPlace(new Rect(0, 0, 10, 10), 0);
        place.OnStates(0, WindowStates.FullScreen, Own, Later);
        Assert.Equal(Own, place.Value);
        place.OnStates(WindowStates.FullScreen, WindowStates.FullScreen | WindowStates.Above, Full, 2 * Later);
        Assert.Equal(Own, place.Value);
        place.OnStates(WindowStates.FullScreen, WindowStates.Above, Full, 3 * Later);
        Assert.Null(place.Value);
    }
}
