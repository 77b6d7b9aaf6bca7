using Rdfwd.Display.Codecs;
using Rdfwd.Display.Codecs.Policy;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.Pacing;

namespace Rdfwd.Display.Tests.Codecs.Policy;

public sealed class AutoPolicyTests
{
    private static readonly Rect All = new(0, 0, 20, 15);
    private readonly AutoPolicy _policy = new();
    private readonly TileGrid _grid = new();
    private long _nowUs = 10_000_000;

    public AutoPolicyTests()
    {
        _grid.Resize(640, 480);
    }

    [Fact]
    public void Decide_NothingStale_IsNoVideo()
    {
        Assert.True(Decide().IsNone);
    }

    [Fact]
    public void Decide_CoolPictures_AreExact()
    {
        Mark(All, TileKind.Picture, heat: 1);
        Assert.True(Decide().IsNone);
    }

    [Fact]
    public void Decide_HotText_IsExact()
    {
        Mark(All, TileKind.Text, heat: 9);
        Assert.True(Decide().IsNone);
    }

    [Fact]
    public void Decide_HotPictures_AreVideoWithoutFullChroma()
    {
        Rect film = new(3, 2, 8, 6);
        Mark(film, TileKind.Picture, heat: 9);
        Assert.Equal(new VideoPlan(film, false), Decide());
    }

    [Fact]
    public void Decide_FewHotTiles_AreExact()
    {
        Mark(new Rect(3, 2, 2, 2), TileKind.Picture, heat: 9);
        Assert.True(Decide().IsNone);
    }

    [Fact]
    public void Decide_TwoFilms_TakesTheLarger()
    {
        Mark(new Rect(0, 0, 4, 4), TileKind.Picture, heat: 9);
        Rect large = new(10, 7, 8, 6);
        Mark(large, TileKind.Picture, heat: 9);
        Assert.Equal(large, Decide().Tiles);
    }

    [Fact]
    public void Decide_FilmWithHoles_KeepsItsArea()
    {
        Rect film = new(3, 2, 8, 6);
        Random random = new(1);
        Mark(film, TileKind.Picture, heat: 9);
        Assert.Equal(film, Decide().Tiles);
        for (int frame = 0; frame < 100; frame++)
        {
            NextFrame();
            for (int row = film.Y; row < film.Bottom; row++)
            {
                for (int column = film.X; column < film.Right; column++)
                {
                    if (random.Next(4) > 0)
                        Mark(new Rect(column, row, 1, 1), TileKind.Picture, heat: 9);
                }
            }

            Assert.Equal(film, Decide().Tiles);
        }
    }

    [Fact]
    public void Decide_FilmBecomesSmaller_FollowsAfterAWhile()
    {
        Rect large = new(0, 0, 16, 12);
        Mark(large, TileKind.Picture, heat: 9);
        Assert.Equal(large, Decide().Tiles);
        Rect small = new(4, 4, 6, 5);
        int frames = 0;
        do
        {
            NextFrame();
            Mark(small, TileKind.Picture, heat: 9);
            Assert.True(++frames < 100);
        }
        while (Decide().Tiles != small);
        Assert.InRange(frames, 20, 60);
    }

    [Fact]
    public void Decide_FilmResumesAfterAPause_IsVideoAtOnce()
    {
        Rect film = new(3, 2, 8, 6);
        Mark(film, TileKind.Picture, heat: 9);
        Decide();
        foreach (ref Tile tile in _grid.All)
            tile.VideoAtUs = _nowUs;
        NextFrame();
        _nowUs += 1_000_000;
        Mark(film, TileKind.Picture, heat: 1);
        Assert.Equal(film, Decide().Tiles);
    }

    [Fact]
    public void Decide_TooMuchTextForTheLink_IsVideoWithFullChroma()
    {
        Mark(All, TileKind.Text, heat: 1);
        VideoPlan plan = Decide(new FrameBudget(10_000, 0, 500_000), 200_000);
        Assert.Equal(new VideoPlan(All, true), plan);
    }

    [Fact]
    public void Decide_TextThatTheLinkCarriesSoon_IsExact()
    {
        Mark(All, TileKind.Text, heat: 1);
        Assert.True(Decide(new FrameBudget(10_000, 0, 500_000), 120_000).IsNone);
    }

    [Theory]
    [InlineData(84, false)]
    [InlineData(86, true)]
    public void Decide_TextThatTakesThatPercentOfTheLinkForGood_IsVideoAboveWhatThePacerUses(int percent, bool isVideo)
    {
        Assert.Equal(isVideo, !DecideLoad(percent).IsNone);
    }

    [Fact]
    public void Decide_TextThatWasTooMuch_IsExactAgainOnlyWhenItIsClearlyLess()
    {
        Assert.False(DecideLoad(90).IsNone);
        Assert.False(DecideLoad(82).IsNone);
        // What fits at once says nothing about the load.
        Mark(All, TileKind.Text, heat: 1);
        Assert.True(Decide(new FrameBudget(10_000, 0, 500_000), 9_000).IsNone);
        Assert.False(DecideLoad(82).IsNone);
        Assert.True(DecideLoad(79).IsNone);
        Assert.True(DecideLoad(84).IsNone);
    }

    [Fact]
    public void Decide_UnknownLink_IsExact()
    {
        Mark(All, TileKind.Picture, heat: 1);
        Assert.True(Decide(new FrameBudget(96_000), 900_000).IsNone);
    }

    [Fact]
    public void Decide_AnyTiles_StaysInsideTheWindow()
    {
        for (int seed = 0; seed < 2000; seed++)
        {
            Random random = new(seed);
            _grid.Resize(random.Next(1, 700), random.Next(1, 500));
            _nowUs += random.Next(1, 400_000);
            Rect tiles = new(0, 0, _grid.Columns, _grid.Rows);
            foreach (ref Tile tile in _grid.All)
            {
                tile.Stale = random.Next(3) > 0;
                tile.Kind = (TileKind)random.Next(1, 4);
                tile.Heat = random.Next(12);
            }

            VideoPlan plan = _policy.Decide(
                _grid, new FrameSituation(_nowUs, new FrameBudget(random.Next(1, 100_000), 0, random.Next(1_000_000)), tiles, random.Next(1_000_000)));
            Assert.True(tiles.Contains(plan.Tiles), $"seed {seed}: {plan.Tiles}");
        }
    }

    private VideoPlan Decide()
    {
        return Decide(new FrameBudget(1_000_000, 0, 50_000_000), 100_000);
    }

    private VideoPlan Decide(FrameBudget budget, long expectedBytes)
    {
        return _policy.Decide(_grid, new FrameSituation(_nowUs, budget, All, expectedBytes));
    }

    private void NextFrame()
    {
        _nowUs += 33_333;
        foreach (ref Tile tile in _grid.All)
            tile.Stale = false;
    }

    private void Mark(Rect tiles, TileKind kind, float heat)
    {
        for (int row = tiles.Y; row < tiles.Bottom; row++)
        {
            for (int column = tiles.X; column < tiles.Right; column++)
            {
                ref Tile tile = ref _grid.At(column, row);
                tile.Stale = true;
                tile.Kind = kind;
                tile.Heat = heat;
            }
        }
    }

    private VideoPlan DecideLoad(int percent)
    {
        NextFrame();
        Mark(All, TileKind.Text, heat: 1);
        return _policy.Decide(_grid, new FrameSituation(_nowUs, new FrameBudget(10_000, 0, 500_000), All, 20_000, 5_000L * percent));
    }
}
