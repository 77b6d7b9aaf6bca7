using Rdfwd.Display.Composing;
using Rdfwd.Display.Geometry;

namespace Rdfwd.Display.Tests.Composing;

/// <summary>Which changes of a picture are a text cursor's.</summary>
public sealed class CaretGuessTests
{
    private static readonly Rect Letter = new(200, 100, 14, 13), Blink = new(214, 100, 1, 17), Page = new(0, 0, 600, 400);
    private readonly CaretGuess _caret = new();

    [Fact]
    public void IsCaret_SmallChangeAfterAKey_IsOne()
    {
        _caret.NoteKey();
        Assert.True(_caret.IsCaret(Letter));
        Assert.False(_caret.IsCaret(Page));
    }

    [Fact]
    public void IsCaret_SmallChangeUnderThePointer_IsNone()
    {
        _caret.NoteKey();
        _caret.NotePointer();
        Assert.False(_caret.IsCaret(Letter));
    }

    [Fact]
    public void IsCaret_WhatBlinks_IsOneAtAnyTime() => Assert.True(_caret.IsCaret(Blink));

    [Fact]
    public void IsCaret_NoChange_IsNone()
    {
        _caret.NoteKey();
        Assert.False(_caret.IsCaret(default));
    }
}
