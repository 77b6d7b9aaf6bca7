using Rdfwd.Session.Services;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Tests.Services;

public sealed class NotificationLedgerTests
{
    private const long Second = 1_000_000;

    private readonly NotificationLedger _ledger = new(100);

    [Fact]
    public void Add_ManyOneAfterTheOther_KeepsTheNewestOnes()
    {
        List<uint> evicted = [];
        for (int i = 0; i < Limits.Notifications + 5; i++)
        {
            _ledger.Add(Draft($"{i}"), i * Second, out uint old, out bool refused);
            Assert.False(refused);
            if (old != 0)
                evicted.Add(old);
        }

        Assert.Equal(5, evicted.Count);
        Assert.Equal(Enumerable.Range(5, Limits.Notifications).Select(i => $"{i}"), _ledger.Open.Select(open => open.Summary));
    }

    [Fact]
    public void Add_Flood_IsRefusedAndCounted()
    {
        int shown = 0;
        for (int i = 0; i < 1000; i++)
        {
            _ledger.Add(Draft("x"), Second, out _, out bool refused);
            shown += refused ? 0 : 1;
        }

        Assert.Equal((20, 980L), (shown, _ledger.Refused));
        Assert.Equal(20, _ledger.Count);
    }

    [Fact]
    public void Add_ThatReplaces_KeepsTheId()
    {
        Notification first = _ledger.Add(Draft("one"), 0, out _, out _);
        Notification second = _ledger.Add(Draft("two") with { Id = first.Id }, 0, out _, out _);
        Notification other = _ledger.Add(Draft("three") with { Id = 4711 }, 0, out _, out _);

        Assert.Equal(first.Id, second.Id);
        Assert.NotEqual(4711u, other.Id);
        Assert.Equal(["two", "three"], _ledger.Open.Select(open => open.Summary));
    }

    [Fact]
    public void TakeExpired_AfterTheTimeOfOne_ReturnsIt()
    {
        Notification shortLived = _ledger.Add(Draft("short") with { TimeoutMs = 2000 }, 0, out _, out _);
        _ledger.Add(Draft("stays") with { TimeoutMs = 0 }, 0, out _, out _);

        Assert.Equal(2 * Second, _ledger.NextExpiryUs);
        Assert.Empty(_ledger.TakeExpired(Second));
        Assert.Equal([shortLived.Id], _ledger.TakeExpired(2 * Second));
        Assert.Equal("stays", Assert.Single(_ledger.Open).Summary);
        Assert.Equal(long.MaxValue, _ledger.NextExpiryUs);
    }

    [Fact]
    public void HasAction_OfOpenOnes_KnowsOnlyTheirKeys()
    {
        Notification open = _ledger.Add(Draft("x") with { Actions = [new NotificationChoice("ok", "Fine")] }, 0, out _, out _);

        Assert.True(_ledger.HasAction(open.Id, "ok"));
        Assert.False(_ledger.HasAction(open.Id, "other"));
        Assert.True(_ledger.Remove(open.Id));
        Assert.False(_ledger.HasAction(open.Id, "ok"));
        Assert.False(_ledger.Remove(open.Id));
    }

    private static Notification Draft(string summary) => new(0, "program", summary, "", [], 1, -1, NotificationFlags.None, "", "", null);
}
