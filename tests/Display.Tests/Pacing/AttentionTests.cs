using Rdfwd.Display.Pacing;

namespace Rdfwd.Display.Tests.Pacing;

public sealed class AttentionTests
{
    private static readonly FrameBudget Budget = new(30_000, 0, 2_500_000);

    [Fact]
    public void WithoutInput_NothingIsHeldOrCut()
    {
        Attention attention = default;
        attention.Note(0, 50);

        Assert.Equal(100, attention.MayBeginUs(isAttended: false, 100));
        Assert.Equal(Budget, attention.Limit(Budget, isAttended: false, 100));
    }

    [Fact]
    public void Input_HoldsOtherWindowsUntilTheAnswer()
    {
        Attention attention = default;
        attention.Note(1, 1_000_000);

        Assert.Equal(1_000_000 + Attention.AnswerUs, attention.MayBeginUs(isAttended: false, 1_000_500));
        Assert.Equal(1_000_500, attention.MayBeginUs(isAttended: true, 1_000_500));
        Assert.Equal(1_005_000, attention.MayBeginUs(isAttended: false, 1_005_000));
        attention.Answered();
        Assert.Equal(1_000_500, attention.MayBeginUs(isAttended: false, 1_000_500));
    }

    [Fact]
    public void Input_CutsTheFramesOfOtherWindowsForAWhile()
    {
        Attention attention = default;
        attention.Note(1, 1_000_000);

        Assert.Equal(10_000, attention.Limit(Budget, isAttended: false, 1_500_000).Bytes);
        Assert.Equal(Budget, attention.Limit(Budget, isAttended: true, 1_500_000));
        Assert.Equal(Budget, attention.Limit(Budget, isAttended: false, 1_000_001 + Attention.LastsUs));
        Assert.Equal(1200, attention.Limit(Budget with { Bytes = 2000 }, isAttended: false, 1_500_000).Bytes);
        Assert.Equal(0, attention.Limit(Budget with { Bytes = 0 }, isAttended: false, 1_500_000).Bytes);
    }

    [Fact]
    public void InputWithoutEnd_LeavesOtherWindowsMostOfTheTime()
    {
        Attention attention = default;
        int free = 0;
        const int milliseconds = 3000;
        for (int ms = 1; ms <= milliseconds; ms++)
        {
            attention.Note((uint)ms, ms * 1000);
            free += attention.MayBeginUs(isAttended: false, ms * 1000) == ms * 1000 ? 1 : 0;
        }

        Assert.InRange(free, milliseconds * 8 / 10, milliseconds);
    }

    [Theory]
    [InlineData(true, true, 990_000, true)]
    [InlineData(false, true, 990_000, false)]
    [InlineData(false, true, 0, true)]
    [InlineData(false, true, 800_000, true)]
    [InlineData(false, false, 990_000, true)]
    public void Window_IsAttended_UnlessItKeepsChangingBesideTheFocusedOne(bool focused, bool any, long servedUs, bool attended) =>
        Assert.Equal(attended, Attention.IsAttended(focused, any, servedUs, 1_000_000));
}
