using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;
using Rdfwd.Input.Routing;

namespace Rdfwd.Input.Tests;

public sealed class RoutingTests
{
    [Fact]
    public void Follow_Chord_SwallowsItsLastKeyAndWaitsForTheRelease()
    {
        Router router = new(Chord.Parse("ctrl+alt+f12"), null, remote: true);
        Assert.True(Down(router, 29));
        Assert.True(Down(router, 56));
        Assert.False(Down(router, 88));
        Assert.False(router.TryToggle());
        Assert.False(Up(router, 88));
        Assert.True(Up(router, 29));
        Assert.False(router.TryToggle());
        Assert.True(Up(router, 56));
        Assert.True(router.TryToggle());
        Assert.False(router.IsRemote);
    }

    [Fact]
    public void Follow_KeysOfSeveralDevices_AreOneKeyboard()
    {
        Router router = new(Chord.Parse("leftctrl+f12"), null, remote: true);
        Down(router, 29);
        Down(router, 29);
        Up(router, 29);
        Assert.True(router.IsAnythingHeld);
        Assert.False(Down(router, 88));
    }

    [Fact]
    public void Follow_Panic_IsReported()
    {
        Router router = new(null, Chord.Parse("f1+f2"), remote: true);
        router.Follow(InputEvent.Key(59, 1), out _);
        Assert.Equal(RouteAction.Panic, router.Follow(InputEvent.Key(60, 1), out _));
    }

    [Fact]
    public void TryToggle_KeyOfAGoneDevice_DoesNotBlock()
    {
        Router router = new(null, null, remote: true);
        Down(router, 30);
        router.AskToggle();
        Assert.False(router.TryToggle());
        BitSet keys = new(EventType.CodeCount(EventType.Key));
        keys[30] = true;
        router.Forget(keys);
        Assert.True(router.TryToggle());
    }

    [Fact]
    public void AskToggle_Twice_TakesItBack()
    {
        Router router = new(null, null, remote: true);
        router.AskToggle();
        router.AskToggle();
        Assert.False(router.TryToggle());
    }

    [Fact]
    public void Follow_RandomTyping_EveryReleaseGoesWhereItsPressWent()
    {
        Random random = new(17);
        Router router = new(Chord.Parse("a+b"), null, remote: true);
        Dictionary<int, (bool Remote, bool Forwarded)> pressed = [];
        for (int i = 0; i < 20_000; i++)
        {
            ushort key = (ushort)(30 + random.Next(20));
            if (pressed.Remove(key, out (bool Remote, bool Forwarded) press))
                Assert.Equal(press, (router.IsRemote, Up(router, key)));
            else
                pressed[key] = (router.IsRemote, Down(router, key));
            if (random.Next(50) == 0)
                router.AskToggle();
            router.TryToggle();
        }
    }

    [Theory]
    [InlineData("leftctrl+f122", "f12")]
    [InlineData("ctlr+a", "ctlr")]
    [InlineData("", "''")]
    public void Parse_WrongChord_NamesTheKey(string text, string says) =>
        Assert.Contains(says, Assert.Throws<InputException>(() => Chord.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void TryMerge_Motion_AddsUp()
    {
        MotionMerger merger = new();
        Assert.True(merger.TryMerge([InputEvent.Rel(0, 3), InputEvent.Rel(1, -1)]));
        Assert.True(merger.TryMerge([InputEvent.Rel(0, 4)]));
        Assert.False(merger.TryMerge([InputEvent.Rel(0, 1), InputEvent.Key(0x110, 1)]));
        Assert.Equal([InputEvent.Rel(0, 7), InputEvent.Rel(1, -1)], merger.Take());
        Assert.False(merger.HasMotion);
    }

    private static bool Down(Router router, ushort key)
    {
        router.Follow(InputEvent.Key(key, 1), out bool forward);
        return forward;
    }

    private static bool Up(Router router, ushort key)
    {
        router.Follow(InputEvent.Key(key, 0), out bool forward);
        return forward;
    }
}
