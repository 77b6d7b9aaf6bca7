using Rdfwd.Session.Services;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Tests.Services;

public sealed class NearNotificationBookTests
{
    private readonly NearNotificationBook _book = new();

    [Fact]
    public void Show_NewThenAnswered_LeadsBothWays()
    {
        Assert.Equal(NearStep.Show, _book.Show(Notification(1), 0, out uint replaces));
        Assert.Equal(0u, replaces);
        Assert.Equal(NearStep.Nothing, _book.Answered(1, 50, out _));

        Assert.Equal(1u, _book.Choose(50, "ok", told: true));
        Assert.Equal(0u, _book.Choose(50, "not mine", told: true));
        Assert.Equal(0u, _book.Choose(51, "ok", told: true));
        Assert.Equal(0u, _book.ClosedByServer(51, 2));
        Assert.Equal(1u, _book.ClosedByServer(50, 2));
        Assert.Equal(0u, _book.ClosedByServer(50, 2));
    }

    [Fact]
    public void Show_ChangedWhileTheServerThinks_IsToldAgainOnce()
    {
        _book.Show(Notification(1, "a"), 0, out _);
        Assert.Equal(NearStep.Nothing, _book.Show(Notification(1, "b"), 0, out _));
        Assert.Equal(NearStep.Nothing, _book.Show(Notification(1, "c"), 0, out _));

        Assert.Equal(NearStep.Show, _book.Answered(1, 50, out Notification? next));
        Assert.Equal("c", next!.Summary);
        Assert.Equal(NearStep.Nothing, _book.Answered(1, 50, out _));
        Assert.Equal(NearStep.Show, _book.Show(Notification(1, "d"), 0, out uint replaces));
        Assert.Equal(50u, replaces);
    }

    [Fact]
    public void Show_TheSameAgain_DisturbsNobody()
    {
        _book.Show(Notification(1), 0, out _);
        _book.Answered(1, 50, out _);

        Assert.Equal(NearStep.Nothing, _book.Show(Notification(1), 0, out _));
    }

    [Fact]
    public void Close_WhileTheServerThinks_FollowsItsAnswer()
    {
        _book.Show(Notification(1), 0, out _);
        Assert.Equal(0u, _book.Close(1));
        Assert.Equal(NearStep.Close, _book.Answered(1, 50, out _));
        Assert.Equal(0, _book.Count);
    }

    [Fact]
    public void Answered_ByAServerThatRefuses_IsForgotten()
    {
        _book.Show(Notification(1), 0, out _);
        Assert.Equal(NearStep.Refuse, _book.Answered(1, 0, out _));
        Assert.Equal(0, _book.Count);
    }

    [Fact]
    public void Show_Flood_IsBoundedInNumberAndRate()
    {
        int shown = 0;
        for (uint id = 1; id <= 1000; id++)
            shown += _book.Show(Notification(id), id, out _) == NearStep.Show ? 1 : 0;
        Assert.Equal((8, 992L), (shown, _book.Refused));

        for (uint id = 2000; id <= 3000; id++)
            shown += _book.Show(Notification(id), id * 10_000_000L, out _) == NearStep.Show ? 1 : 0;
        Assert.Equal(NearNotificationBook.Most, shown);
        Assert.Equal(NearNotificationBook.Most, _book.Count);
    }

    [Fact]
    public void Keep_NamesOfAnotherDaemon_ClosesWhatItDoesNotHave()
    {
        _book.Show(Notification(1), 0, out _);
        _book.Show(Notification(2), 0, out _);
        _book.Show(Notification(3), 0, out _);
        _book.Answered(1, 51, out _);
        _book.Answered(2, 52, out _);

        Assert.Equal([51u], _book.Keep([2]));
        Assert.Equal(NearStep.Close, _book.Answered(3, 53, out _));
        Assert.Equal(1, _book.Count);
        Assert.Equal([2u], _book.Reset());
    }

    [Fact]
    public void TakeUntold_AfterALostLink_HasWhatAPersonDidMeanwhile()
    {
        for (uint id = 1; id <= 4; id++)
        {
            _book.Show(Notification(id), 0, out _);
            _book.Answered(id, 50 + id, out _);
        }

        _book.Choose(51, "ok", told: true);
        _book.Choose(52, "ok", told: false);
        _book.Choose(53, "ok", told: false);
        Assert.Equal(3u, _book.ClosedByServer(53, 2));
        Assert.Equal(4u, _book.ClosedByServer(54, 1));

        Assert.Empty(_book.Keep([1, 2, 3]));
        Assert.Equal([new(3, "ok", 0), new(3, null, 2), new NearAnswer(2, "ok", 0)], _book.TakeUntold());
        // The far end tells it once more before it knows.
        Assert.Equal(NearStep.Nothing, _book.Show(Notification(3), 0, out _));
        // That link may be lost too.
        Assert.Equal([new(3, "ok", 0), new NearAnswer(3, null, 2)], _book.TakeUntold());
        Assert.Equal(0u, _book.Close(3));
        Assert.Empty(_book.TakeUntold());
        Assert.Equal(NearStep.Show, _book.Show(Notification(3), 0, out uint replaces));
        Assert.Equal(0u, replaces);
    }

    [Fact]
    public void ClosedByServer_WithoutConfirmation_IsBounded()
    {
        for (uint id = 1; id <= 1000; id++)
        {
            _book.Show(Notification(id), id * 10_000_000L, out _);
            _book.Answered(id, 50 + id, out _);
            _book.ClosedByServer(50 + id, 2);
        }

        Assert.Equal(Limits.Notifications, _book.TakeUntold().Count);
    }

    private static Notification Notification(uint id, string summary = "x") => new(id, "program", summary, "", [new NotificationChoice("ok", "Fine")], 1, -1, NotificationFlags.None, "", "", null);
}
