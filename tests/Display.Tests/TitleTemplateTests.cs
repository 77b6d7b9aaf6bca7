using Rdfwd.Display.Near;

namespace Rdfwd.Display.Tests;

public sealed class TitleTemplateTests
{
    [Theory]
    [InlineData("%t", "term")]
    [InlineData("%t @ %h", "term @ far")]
    [InlineData("%s%d: %t (100%%)", "work:7: term (100%)")]
    [InlineData("", "")]
    [InlineData("plain", "plain")]
    public void Format_Placeholders_AreReplaced(string template, string title)
    {
        Assert.True(TitleTemplate.TryParse(template, out TitleTemplate parsed, out _));
        Assert.Equal(title, parsed.Format("term", "far", "work", ":7"));
    }

    [Fact]
    public void Format_FarTitleWithPercentSigns_IsLeftAlone()
    {
        Assert.True(TitleTemplate.TryParse("%t", out TitleTemplate parsed, out _));
        Assert.Equal("%h 50%", parsed.Format("%h 50%", "far", "work", ":7"));
    }

    [Theory]
    [InlineData("%")]
    [InlineData("%x")]
    [InlineData("a %% %")]
    public void TryParse_WhatStandsForNothing_IsRefused(string template)
    {
        Assert.False(TitleTemplate.TryParse(template, out _, out string error));
        Assert.Contains("%h", error, StringComparison.Ordinal);
    }
}
