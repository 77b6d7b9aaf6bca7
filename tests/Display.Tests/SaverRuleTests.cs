using Rdfwd.Display.Far;

namespace Rdfwd.Display.Tests;

public sealed class SaverRuleTests
{
    private const int Off = 0, On = 1, Disabled = 3;

    [Fact]
    public void Note_ASaverThatDoesNotComeOn_IsHeldOnceThatIsSure()
    {
        SaverRule rule = new();
        Assert.Equal(10_000, rule.Note(Off, 30_000));
        Assert.Equal(2501, rule.Note(Off, 2500));
        Assert.Equal(1000, rule.Note(Off, 0));
        Assert.False(rule.IsHeld);
        Assert.Equal(1000, rule.Note(Off, 0));
        Assert.True(rule.IsHeld);

        // Somebody types: nothing can be known until the time is over again.
        rule.Note(Off, 30_000);
        Assert.True(rule.IsHeld);
        rule.Note(Off, 0);
        Assert.True(rule.IsHeld);
        rule.Note(Off, 20_000);
        Assert.Equal(10_000, rule.Note(On, 0));
        Assert.False(rule.IsHeld);
    }

    [Fact]
    public void Note_ASaverThatComesOnOrIsOff_IsNotHeld()
    {
        SaverRule rule = new();
        rule.Note(Off, 0);
        rule.Note(On, 5);
        Assert.False(rule.IsHeld);
        rule.Note(Off, 0);
        rule.Note(Off, 30_000);
        rule.Note(Off, 0);
        Assert.False(rule.IsHeld);
        rule.Note(Off, 0);
        rule.Note(Disabled, 0);
        Assert.False(rule.IsHeld);
    }
}
