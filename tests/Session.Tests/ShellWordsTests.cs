using FsCheck;
using FsCheck.Fluent;
using Rdfwd.Session.Text;

namespace Rdfwd.Session.Tests;

public sealed class ShellWordsTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData("xterm", new[] { "xterm" })]
    [InlineData("  xterm   -e  top ", new[] { "xterm", "-e", "top" })]
    [InlineData("gimp 'a b.png' \"c d\"", new[] { "gimp", "a b.png", "c d" })]
    [InlineData("echo a\\ b \\'", new[] { "echo", "a b", "'" })]
    [InlineData("printf '$x | y'", new[] { "printf", "$x | y" })]
    [InlineData("a \"\" b", new[] { "a", "", "b" })]
    [InlineData("a \"b\\\"c\\$\"", new[] { "a", "b\"c$" })]
    [InlineData("ssh -F config A=1", new[] { "ssh", "-F", "config", "A=1" })]
    public void TrySplit_WithoutShellSyntax_GivesTheWords(string line, string[] words)
    {
        Assert.True(ShellWords.TrySplit(line, out List<string> found));
        Assert.Equal(words, found);
    }

    [Theory]
    [InlineData("a | b")]
    [InlineData("a && b")]
    [InlineData("a; b")]
    [InlineData("a > b")]
    [InlineData("echo $HOME")]
    [InlineData("echo \"$HOME\"")]
    [InlineData("echo `id`")]
    [InlineData("ls *.png")]
    [InlineData("A=1 program")]
    [InlineData("~/bin/program")]
    [InlineData("program # remark")]
    [InlineData("echo 'open")]
    [InlineData("echo \"open")]
    [InlineData("echo \\")]
    public void TrySplit_WhatNeedsAShell_Refuses(string line)
    {
        Assert.False(ShellWords.TrySplit(line, out _));
    }

    [Fact]
    public void Join_AnyWords_SplitBackToTheSame()
    {
        Gen<string> word = Gen.ArrayOf(Gen.Elements("abc '\"\\$`|&;*?[]{}()<>!#~=\n\té".ToCharArray())).Select(chars => new string(chars));
        Prop.ForAll(
            Arb.From(Gen.ListOf(word)),
            words => ShellWords.TrySplit(ShellWords.Join(words), out List<string> again) && again.SequenceEqual(words)).QuickCheckThrowOnFailure();
    }
}
