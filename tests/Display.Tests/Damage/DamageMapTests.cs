using Rdfwd.Display.Damage;
using Rdfwd.Display.Geometry;

namespace Rdfwd.Display.Tests.Damage;

public sealed class DamageMapTests
{
    [Fact]
    public void Take_SeveralReports_GivesTheirUnionAndTheOldestTime()
    {
        DamageMap map = new();
        map.Add(new Rect(0, 0, 10, 10), 100);
        map.Add(new Rect(5, 5, 10, 10), 200);
        Region taken = new(new Rect(90, 90, 1, 1));
        Assert.Equal(100, map.Take(taken));
        Assert.Equal(175, taken.Area);
        Assert.True(map.IsEmpty);
        Assert.Equal(0, map.OldestUs);
        Assert.Equal(200, map.NewestUs);
    }

    [Fact]
    public void Add_AfterTake_BeginsANewAge()
    {
        DamageMap map = new();
        map.Add(new Rect(0, 0, 1, 1), 100);
        map.Take(new Region());
        map.Add(new Rect(0, 0, 1, 1), 300);
        Assert.Equal(300, map.OldestUs);
    }

    [Fact]
    public void Add_ManyScatteredRectangles_KeepsFewAndLosesNone()
    {
        DamageMap map = new();
        for (int i = 0; i < 400; i++)
            map.Add(new Rect(i * 37 % 1000, i * 53 % 700, 2, 2), i);
        Assert.True(map.Region.Count <= 64);
        for (int i = 0; i < 400; i++)
            Assert.True(map.Region.Contains(i * 37 % 1000, i * 53 % 700));
    }

    [Fact]
    public void Clip_SmallerWindow_DropsWhatIsOutside()
    {
        DamageMap map = new();
        map.Add(new Rect(50, 50, 100, 100), 1);
        map.Clip(100, 80);
        Assert.Equal(new Rect(50, 50, 50, 30), map.Region.Bounds);
        map.Clip(10, 10);
        Assert.True(map.IsEmpty);
    }
}
