using Rdfwd.Display.Far;

namespace Rdfwd.Display.Tests;

public sealed class SaverRuleTests
{
    private const int Off = 0, On = 1, Disabled = 3;

    private readonly SaverRule _rule = new();
    private long _nowMs = 1_000_000;
    private long _inputMs = 900_000;

    [Fact]
    public void Note_ASaverThatDoesNotComeOn_IsHeldOnceThatIsSure()
    {
        Assert.Equal(5000, Note(Off, 30_000));
        Assert.Equal(2501, Note(Off, 2500));
        Assert.Equal(1000, Note(Off, 0));
        Assert.False(_rule.IsHeld);
        Assert.Equal(1000, Note(Off, 0));
        Assert.True(_rule.IsHeld);

        // Somebody types: nothing can be known until the time is over again.
        Note(Off, 30_000);
        Assert.True(_rule.IsHeld);
        Note(Off, 0);
        Assert.True(_rule.IsHeld);
        Note(Off, 20_000);
        Assert.Equal(5000, Note(On, 0));
        Assert.False(_rule.IsHeld);
    }

    [Fact]
    public void Note_ASaverThatComesOnOrIsOff_IsNotHeld()
    {
        Note(Off, 0);
        Note(On, 5);
        Assert.False(_rule.IsHeld);
        Note(Off, 0);
        Note(Off, 30_000);
        Note(Off, 0);
        Assert.False(_rule.IsHeld);
        Note(Off, 0);
        Note(Disabled, 0);
        Assert.False(_rule.IsHeld);
    }

    [Fact]
    public void Note_ASaverThatIsResetAgainAndAgain_IsHeldUntilThatEnds()
    {
        Reset(after: 0);
        Reset(after: 10_000);
        Assert.False(_rule.IsHeld);
        Reset(after: 10_000);
        Assert.True(_rule.IsHeld);
        _nowMs += 60_000;
        Assert.Equal(5000, _rule.Note(On, 0, 60_000, _nowMs, _inputMs));
        Assert.True(_rule.IsHeld);
        _nowMs += 30_000;
        _rule.Note(On, 0, 90_000, _nowMs, _inputMs);
        Assert.False(_rule.IsHeld);
    }

    [Fact]
    public void Note_WhileSomebodyTypes_IsNotHeld()
    {
        for (int i = 0; i < 20; i++)
        {
            _nowMs += 5000;
            _inputMs = _nowMs - 700;
            _rule.Note(Off, 29_500, 500, _nowMs, _inputMs);
            Assert.False(_rule.IsHeld);
        }

        // One look may see the same reset twice, by clocks that differ a little.
        Reset(after: 10_000);
        _rule.Note(Off, 29_000, 900, _nowMs + 1000, _inputMs);
        Assert.False(_rule.IsHeld);
    }

    private void Reset(int after)
    {
        _nowMs += after;
        _rule.Note(Off, 29_900, 100, _nowMs, _inputMs);
    }

    // Nobody typed or reset it for long.
    private int Note(int state, uint untilMs) => _rule.Note(state, untilMs, 99_000, _nowMs, _inputMs + 1_000_000);
}
