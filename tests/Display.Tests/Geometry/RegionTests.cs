using Rdfwd.Display.Geometry;

namespace Rdfwd.Display.Tests.Geometry;

public sealed class RegionTests
{
    private const int Side = 24;

    [Fact]
    public void Operations_RandomPrograms_MatchABitmap()
    {
        for (int seed = 0; seed < 2000; seed++)
        {
            Random random = new(seed);
            Region region = new();
            bool[,] model = new bool[Side, Side];
            for (int step = 0; step < 30; step++)
            {
                ApplyRandomOperation(random, region, model);
                AssertSame(model, region, seed, step);
            }
        }
    }

    [Fact]
    public void Simplify_AnyRegion_CoversItWithFewRectangles()
    {
        for (int seed = 0; seed < 1000; seed++)
        {
            Random random = new(seed);
            Region region = RandomRegion(random, 12);
            Region simple = new();
            simple.Set(region);
            int limit = random.Next(1, 8);
            simple.Simplify(limit);
            Assert.True(simple.Count <= limit);
            Region missing = new();
            missing.Set(region);
            missing.Subtract(simple);
            Assert.True(missing.IsEmpty, $"seed {seed}");
            Assert.Equal(region.Bounds, simple.Bounds);
        }
    }

    [Fact]
    public void Cover_AnyRegion_IsDisjointAndComplete()
    {
        List<Rect> cover = [];
        for (int seed = 0; seed < 1000; seed++)
        {
            Random random = new(seed);
            Region region = RandomRegion(random, 40);
            int limit = random.Next(1, 10);
            region.Cover(limit, cover);
            Assert.True(cover.Count <= limit);
            Region sum = new();
            long area = 0;
            foreach (Rect rect in cover)
            {
                sum.Add(rect);
                area += rect.Area;
            }

            Assert.Equal(area, sum.Area);
            region.Subtract(sum);
            Assert.True(region.IsEmpty, $"seed {seed}");
        }
    }

    [Fact]
    public void SetEquals_SamePixelsInAnotherOrder_IsTrue()
    {
        Region one = new();
        one.Add(new Rect(0, 0, 4, 8));
        one.Add(new Rect(4, 4, 4, 4));
        Region two = new();
        two.Add(new Rect(0, 4, 8, 4));
        two.Add(new Rect(0, 0, 4, 4));
        Assert.True(one.SetEquals(two));
        two.Add(new Rect(20, 20, 1, 1));
        Assert.False(one.SetEquals(two));
    }

    [Fact]
    public void Add_NeighbouringRectangles_BecomeOne()
    {
        Region region = new();
        region.Add(new Rect(0, 0, 10, 10));
        region.Add(new Rect(10, 0, 10, 10));
        region.Add(new Rect(0, 10, 20, 5));
        Assert.Equal(new Rect(0, 0, 20, 15), Assert.Single(region.Rects.ToArray()));
    }

    [Fact]
    public void Operations_AfterGrowing_AllocateNothing()
    {
        Region region = new();
        Region other = new(new Rect(3, 3, 9, 9));
        Assert.Equal(0, Allocation.Of(() =>
        {
            for (int i = 0; i < 10; i++)
                region.Add(new Rect(i * 5 % 23, i * 7 % 19, 4, 4));
            region.Subtract(other);
            region.IntersectWith(new Rect(1, 1, 20, 20));
            region.Clear();
        }));
    }

    private static void ApplyRandomOperation(Random random, Region region, bool[,] model)
    {
        Rect rect = RandomRect(random);
        Region other = RandomRegion(random, 3);
        switch (random.Next(7))
        {
            case 0:
            case 1:
                region.Add(rect);
                Change(model, (x, y, old) => old | rect.Contains(x, y));
                break;
            case 2:
                region.Subtract(rect);
                Change(model, (x, y, old) => old & !rect.Contains(x, y));
                break;
            case 3:
                region.Add(other);
                Change(model, (x, y, old) => old | other.Contains(x, y));
                break;
            case 4:
                region.Subtract(other);
                Change(model, (x, y, old) => old & !other.Contains(x, y));
                break;
            case 5 when random.Next(3) == 0:
                region.IntersectWith(rect);
                Change(model, (x, y, old) => old & rect.Contains(x, y));
                break;
            case 6 when random.Next(3) == 0:
                region.IntersectWith(other);
                Change(model, (x, y, old) => old & other.Contains(x, y));
                break;
        }
    }

    private static void Change(bool[,] model, Func<int, int, bool, bool> change)
    {
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
                model[x, y] = change(x, y, model[x, y]);
        }
    }

    private static void AssertSame(bool[,] model, Region region, int seed, int step)
    {
        int area = 0;
        Rect bounds = default;
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                Assert.True(model[x, y] == region.Contains(x, y), $"seed {seed}, step {step}: {x},{y}");
                if (!model[x, y])
                    continue;
                area++;
                bounds = bounds.Union(new Rect(x, y, 1, 1));
            }
        }

        Assert.Equal(area, region.Area);
        Assert.Equal(bounds, region.Bounds);
        Assert.Equal(area == 0, region.IsEmpty);
        AssertBanded(region.Rects);
    }

    private static void AssertBanded(ReadOnlySpan<Rect> rects)
    {
        for (int i = 1; i < rects.Length; i++)
        {
            bool sameBand = rects[i].Y == rects[i - 1].Y;
            if (sameBand)
                Assert.True(rects[i].Height == rects[i - 1].Height && rects[i].X > rects[i - 1].Right);
            else
                Assert.True(rects[i].Y >= rects[i - 1].Bottom);
        }
    }

    private static Rect RandomRect(Random random)
    {
        int x = random.Next(Side);
        int y = random.Next(Side);
        return new Rect(x, y, random.Next(0, Side - x + 1), random.Next(0, Side - y + 1));
    }

    private static Region RandomRegion(Random random, int rects)
    {
        Region region = new();
        for (int i = random.Next(rects + 1); i > 0; i--)
        {
            Rect rect = RandomRect(random);
            region.Add(rect with { Width = Math.Min(rect.Width, 6), Height = Math.Min(rect.Height, 6) });
        }

        return region;
    }
}
