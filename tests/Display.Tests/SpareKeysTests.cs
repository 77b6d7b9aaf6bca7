using Rdfwd.Display.Far;

namespace Rdfwd.Display.Tests;

public sealed class SpareKeysTests
{
    private readonly SpareKeys _keys = new();

    public SpareKeysTests()
    {
        _keys.Adopt([250, 248, 249], _ => false);
    }

    [Fact]
    public void Lend_ForTheFirstTime_TakesNeighboursAndWaitsForNothing()
    {
        List<LentKey> lent = _keys.Lend([0x1000001, 0x1000002], new HashSet<uint>(), 0, out long waitUs);

        Assert.Equal([new LentKey(248, 0x1000001), new LentKey(249, 0x1000002)], lent);
        Assert.Equal(0, waitUs);
        Assert.Equal(249, _keys.KeycodeOf(0x1000002));
        Assert.Equal(0, _keys.KeycodeOf(0x1000003));
    }

    [Fact]
    public void Lend_WhenAllAreLent_TakesTheOneStruckLongestAgoAndWaitsUntilItIsOldEnough()
    {
        StrikeAll([1, 2, 3], 1000);
        _keys.Strike(_keys.KeycodeOf(1), 9000);

        List<LentKey> lent = _keys.Lend([4], new HashSet<uint>(), 10_000, out long waitUs);

        Assert.Equal([new LentKey(249, 4)], lent);
        Assert.Equal(1001 + SpareKeys.SettleUs - 10_000, waitUs);
        _keys.Strike(249, 10_000 + waitUs);
        _keys.Lend([5], new HashSet<uint>(), 10_000 + (2 * SpareKeys.SettleUs), out waitUs);
        Assert.Equal(0, waitUs);
        Assert.Equal(250, _keys.KeycodeOf(5));
    }

    [Fact]
    public void Lend_WhatIsNeeded_KeepsItsMeaning()
    {
        StrikeAll([1, 2, 3], 1000);

        List<LentKey> lent = _keys.Lend([4, 5, 6], new HashSet<uint> { 1, 2, 4, 5, 6 }, 10_000_000, out _);

        Assert.Equal([new LentKey(250, 4)], lent);
        Assert.Equal(248, _keys.KeycodeOf(1));
    }

    [Fact]
    public void Adopt_AMapThatLostSome_KeepsTheRestAndKnowsWhenTheyWereStruck()
    {
        StrikeAll([1, 2, 3], 1000);

        _keys.Adopt([249, 251], lent => lent.Keycode != 249);

        Assert.Equal(4, _keys.Count);
        Assert.Equal(0, _keys.KeycodeOf(2));
        Assert.Equal(250, _keys.KeycodeOf(3));
        // The new one was never struck, so it comes first.
        Assert.Equal([new LentKey(251, 4), new LentKey(248, 5)], _keys.Lend([4, 5], new HashSet<uint> { 3 }, 2000, out long waitUs));
        Assert.Equal(1000 + SpareKeys.SettleUs - 2000, waitUs);
    }

    [Fact]
    public void Lent_TellsWhatHasToBeTakenBack()
    {
        Assert.Empty(_keys.Lent);
        _keys.Lend([7], new HashSet<uint>(), 0, out _);
        Assert.Equal([(byte)248], _keys.Lent);
    }

    private void StrikeAll(uint[] keysyms, long us)
    {
        foreach (LentKey key in _keys.Lend(keysyms, new HashSet<uint>(), us, out _))
            _keys.Strike(key.Keycode, us++);
    }
}
