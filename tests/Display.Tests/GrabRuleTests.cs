using Rdfwd.Display.Near;

namespace Rdfwd.Display.Tests;

public sealed class GrabRuleTests
{
    [Theory]
    [InlineData(GrabMode.Never, false, false)]
    [InlineData(GrabMode.FullScreen, false, true)]
    [InlineData(GrabMode.Always, true, true)]
    internal void IsWanted_ByMode_DependsOnFullScreen(GrabMode mode, bool inAWindow, bool inFullScreen)
    {
        GrabRule rule = new(mode);
        Assert.False(rule.IsWanted);
        rule.Note(focused: true, fullScreen: false);
        Assert.Equal(inAWindow, rule.IsWanted);
        rule.Note(focused: true, fullScreen: true);
        Assert.Equal(inFullScreen, rule.IsWanted);
        rule.Note(focused: false, fullScreen: false);
        Assert.False(rule.IsWanted);
    }

    [Fact]
    public void Leave_InFullScreen_EndsItAndTheGrabAtOnce_AndBeginsBothAgain()
    {
        GrabRule rule = new(GrabMode.FullScreen);
        rule.Note(focused: true, fullScreen: true);
        Assert.False(rule.Leave());
        Assert.False(rule.IsWanted);
        rule.Note(focused: true, fullScreen: true);
        Assert.False(rule.IsWanted);
        rule.Note(focused: true, fullScreen: false);
        Assert.True(rule.Leave());
        rule.Note(focused: true, fullScreen: true);
        Assert.True(rule.IsWanted);
    }

    [Fact]
    public void Leave_OfAGrabInAWindow_HoldsUntilTheNextFocus()
    {
        GrabRule rule = new(GrabMode.Always);
        rule.Note(focused: true, fullScreen: false);
        Assert.False(rule.Leave());
        Assert.False(rule.IsWanted);
        rule.Note(focused: true, fullScreen: false);
        Assert.False(rule.IsWanted);
        rule.Note(focused: false, fullScreen: false);
        rule.Note(focused: true, fullScreen: false);
        Assert.True(rule.IsWanted);
    }
}
