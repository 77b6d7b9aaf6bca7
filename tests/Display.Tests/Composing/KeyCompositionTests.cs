using Rdfwd.Display.Composing;
using Rdfwd.Interop.Xcb;

namespace Rdfwd.Display.Tests.Composing;

public sealed class KeyCompositionTests
{
    private const byte A = 38, B = 56;
    private const long PatienceUs = 500_000;

    private readonly KeyComposition _keys = new(TimeSpan.FromMicroseconds(PatienceUs));
    private readonly List<string> _done = [];
    private long _nowUs = 1_000_000;

    [Fact]
    public void Key_GivenBack_IsSentThen()
    {
        Press(A);
        Assert.Equal("offer +38", Done());
        Assert.False(_keys.IsIdle);
        Return(A, true);
        Assert.Equal("send +38", Done());
        Assert.True(_keys.IsIdle);
        Assert.False(_keys.IsComposing);
    }

    [Fact]
    public void Key_ThatIsKept_IsNotSentButItsReleaseIs()
    {
        Press(A);
        Release(A);
        Assert.Equal("offer +38, offer -38", Done());
        Return(A, false);
        Assert.Equal("send -38", Done());
        Assert.True(_keys.IsIdle);
        Assert.True(_keys.IsComposing);
        _keys.Commit(_nowUs);
        Assert.False(_keys.IsComposing);
    }

    [Fact]
    public void Release_ThatIsKept_IsSentInItsPlace()
    {
        Press(A);
        Return(A, true);
        Release(A);
        Press(B);
        Done();
        Return(B, true);
        Assert.Equal("send -38, send +56", Done());
    }

    [Fact]
    public void Held_BehindKeys_WaitsForThemAndKeepsLaterKeysBack()
    {
        Press(A);
        Hold("button");
        Press(B);
        Assert.Equal("offer +38", Done());
        Assert.True(_keys.HasHeld);
        Return(A, true);
        Assert.Equal("send +38, button, offer +56", Done());
        Assert.False(_keys.HasHeld);
        Return(B, true);
        Assert.Equal("send +56", Done());
    }

    [Fact]
    public void Held_BehindAKeptKey_GoesWhenTheInputMethodHasAnsweredAndIsQuiet()
    {
        Press(A);
        Hold("button");
        Assert.Equal(KeyComposition.AskAfterUs, _keys.Turn(_nowUs));
        After(KeyComposition.AskAfterUs);
        Assert.Equal("offer +38, ask", Done());
        After(1000);
        _keys.Answer(_nowUs);
        After(KeyComposition.QuietUs - 1);
        Assert.Equal("", Done());
        _keys.Commit(_nowUs);
        After(KeyComposition.QuietUs - 1);
        Assert.Equal("", Done());
        After(1);
        Assert.Equal("button", Done());
        Assert.True(_keys.IsIdle);
    }

    [Fact]
    public void InputMethod_ThatOnlyComposes_IsNeverLeft()
    {
        for (int i = 0; i < 100; i++)
        {
            Press(A);
            After(KeyComposition.AskAfterUs);
            _keys.Answer(_nowUs);
            After(PatienceUs / 2);
        }

        Assert.DoesNotContain("leave", Done());
        After(KeyComposition.LongQuietUs);
        Assert.True(_keys.IsIdle);
        Assert.Equal(-1, _keys.Turn(_nowUs));
    }

    [Fact]
    public void InputMethod_ThatAnswersNothing_IsLeftAndAllGoesOnInOrder()
    {
        Press(A);
        Release(A);
        Hold("focus");
        Press(B);
        After(KeyComposition.AskAfterUs);
        Assert.Equal("offer +38, offer -38, ask", Done());
        After(PatienceUs - KeyComposition.AskAfterUs - 1);
        Assert.Equal("", Done());
        After(1);
        Assert.Equal("leave, send +38, send -38, focus, send +56", Done());
        Assert.True(_keys.IsIdle);
        Assert.Equal(-1, _keys.Turn(_nowUs));
    }

    [Fact]
    public void InputMethod_ThatIsGone_GivesUpItsKeysAtOnce()
    {
        Press(A);
        Release(A);
        Done();
        _keys.Abandon(_nowUs);
        Assert.Equal("send +38, send -38", Done());
        // The next one is asked anew.
        Press(B);
        After(KeyComposition.AskAfterUs);
        Assert.Equal("offer +56, ask", Done());
    }

    [Fact]
    public void Key_ThatIsNotForTheInputMethod_KeepsItsPlace()
    {
        Press(A);
        Key(B, true, offer: false);
        Assert.Equal("offer +38", Done());
        Return(A, true);
        Assert.Equal("send +38, send +56", Done());
    }

    [Fact]
    public void Key_AnsweredInStep_IsSettledByThat()
    {
        Press(A);
        Press(B);
        Assert.True(_keys.TryTake(out CompositionStep? first));
        _keys.OfferedInStep(first.Number);
        Assert.True(_keys.TryTake(out CompositionStep? second));
        _keys.OfferedInStep(second.Number);
        Return(A, true);
        // This is about the key that came back already, and says nothing of the next.
        _keys.Synchronize(_nowUs);
        Hold("button");
        Assert.Equal("send +38", Done());
        _keys.Synchronize(_nowUs);
        Assert.Equal("button", Done());
    }

    [Fact]
    public void Mark_WhereTextMayCome_KeepsThePlaceOfTheFocus()
    {
        Press(A);
        Release(A);
        Return(A, false);
        Done();
        _keys.Mark(_nowUs);
        Hold("focus");
        After(KeyComposition.AskAfterUs);
        Assert.Equal("ask", Done());
        _keys.Commit(_nowUs);
        _keys.Answer(_nowUs);
        After(KeyComposition.QuietUs);
        Assert.Equal("focus", Done());
    }

    [Fact]
    public void Return_OfAKeyThatNobodyStruck_IsSentAndNeverStaysHeld()
    {
        Return(A, true);
        Return(A, false);
        Assert.Equal("send +38, send -38", Done());
        Return(B, true);
        Assert.Equal("send +56", Done());
        After(KeyComposition.LooseUs - 1);
        Assert.Equal("", Done());
        After(1);
        Assert.Equal("send -56", Done());
        // A person who holds it releases it.
        _keys.Return(A, pressed: true, isDown: true, _nowUs);
        After(KeyComposition.LooseUs);
        Assert.Equal("send +38", Done());
    }

    [Fact]
    public void DropHeld_WithALinkThatIsLost_LeavesTheKeys()
    {
        Press(A);
        Hold("button");
        Press(B);
        _keys.DropHeld(_nowUs);
        Assert.False(_keys.HasHeld);
        Assert.Equal("offer +38, offer +56", Done());
        Return(B, true);
        Assert.Equal("send +56", Done());
    }

    private void Press(byte keycode) => Key(keycode, true, offer: true);

    private void Release(byte keycode) => Key(keycode, false, offer: true);

    private void Key(byte keycode, bool pressed, bool offer) =>
        _keys.Key(new xcb_key_press_event_t { response_type = (byte)(pressed ? Xcb.XCB_KEY_PRESS : Xcb.XCB_KEY_RELEASE), detail = keycode }, offer, _nowUs);

    private void Return(byte keycode, bool pressed) => _keys.Return(keycode, pressed, isDown: false, _nowUs);

    private void Hold(string what) => _keys.Hold(() => _done.Add(what), _nowUs);

    private void After(long us)
    {
        _nowUs += us;
        _keys.Turn(_nowUs);
    }

    // What was to be done since the last look.
    private string Done()
    {
        while (_keys.TryTake(out CompositionStep? step))
        {
            string key = $"{(step.Key.response_type == Xcb.XCB_KEY_PRESS ? '+' : '-')}{step.Key.detail}";
            if (step.Held is { } held)
                held();
            else
                _done.Add(step.Kind switch { CompositionStepKind.Offer => "offer " + key, CompositionStepKind.Send => "send " + key, CompositionStepKind.Ask => "ask", _ => "leave" });
        }

        string done = string.Join(", ", _done);
        _done.Clear();
        return done;
    }
}
