using Rdfwd.Display.Clipboard;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Tests.Clipboard;

public sealed class SelectionLedgerTests
{
    private readonly SelectionLedger _near = new(ClipboardSelection.Primary, isNear: true);
    private readonly SelectionLedger _far = new(ClipboardSelection.Primary, isNear: false);

    [Fact]
    public void HasNews_WithoutOwner_IsFalse()
    {
        Assert.False(_near.HasNews);
        _near.LocalOwner(owned: false);
        Assert.False(_near.HasNews);
    }

    [Fact]
    public void LocalOwner_Taken_IsToldAndTakenOver()
    {
        _near.LocalOwner(owned: true);

        Assert.True(_near.HasNews);
        ClipboardOwner news = _near.TakeNews();
        Assert.Equal(new ClipboardOwner(ClipboardSelection.Primary, 1, 0), news);
        Assert.Equal(OwnerStep.Take, _far.RemoteOwner(news));
        Assert.Equal(1u, _far.RemoteSerial);
        // Standing in is no news: nothing goes back.
        Assert.False(_far.HasNews);
        Assert.False(_near.HasNews);
    }

    [Fact]
    public void LocalOwner_GoneAgain_IsReleasedAtTheOtherEnd()
    {
        _near.LocalOwner(owned: true);
        _far.RemoteOwner(_near.TakeNews());
        _near.LocalOwner(owned: false);

        Assert.Equal(OwnerStep.Release, _far.RemoteOwner(_near.TakeNews()));
        Assert.Equal(OwnerStep.None, _far.RemoteOwner(new ClipboardOwner(ClipboardSelection.Primary, 0, 0)));
    }

    [Fact]
    public void LocalOwner_GoneBeforeItWasTold_IsNoNews()
    {
        _near.LocalOwner(owned: true);
        _near.LocalOwner(owned: false);

        Assert.False(_near.HasNews);
    }

    [Fact]
    public void LocalOwner_OverStandIn_GoesBackTheOtherWay()
    {
        _near.LocalOwner(owned: true);
        _far.RemoteOwner(_near.TakeNews());
        _far.LocalOwner(owned: true);

        ClipboardOwner news = _far.TakeNews();
        Assert.Equal(OwnerStep.Take, _near.RemoteOwner(news));
        Assert.Equal(0u, _near.LocalSerial);
        Assert.Equal(0u, _far.RemoteSerial);
    }

    [Fact]
    public void RemoteOwner_WhenBothTookAtOnce_NearStays()
    {
        _near.LocalOwner(owned: true);
        _far.LocalOwner(owned: true);
        ClipboardOwner fromNear = _near.TakeNews(), fromFar = _far.TakeNews();

        Assert.Equal(OwnerStep.None, _near.RemoteOwner(fromFar));
        Assert.Equal(OwnerStep.Take, _far.RemoteOwner(fromNear));

        Assert.Equal(1u, _near.LocalSerial);
        Assert.Equal(_near.LocalSerial, _far.RemoteSerial);
        Assert.False(_far.HasNews);
    }

    [Fact]
    public void LocalOwner_GoneBeforeItWasTold_LeavesTheOneThatHadToGiveWay()
    {
        _near.LocalOwner(owned: true);
        _far.LocalOwner(owned: true);

        Assert.Equal(OwnerStep.None, _near.RemoteOwner(_far.TakeNews()));
        Assert.Equal(OwnerStep.Take, _near.LocalOwner(owned: false));
        Assert.Equal(_far.LocalSerial, _near.RemoteSerial);
        Assert.False(_near.HasNews);
    }

    [Fact]
    public void RemoteOwner_InAnyOrderOfEvents_LeavesOneOwner()
    {
        Random random = new(5);
        for (int run = 0; run < 2000; run++)
        {
            SelectionLedger near = new(ClipboardSelection.Clipboard, true), far = new(ClipboardSelection.Clipboard, false);
            Queue<ClipboardOwner> toNear = [], toFar = [];
            for (int step = 0; step < 30; step++)
            {
                switch (random.Next(6))
                {
                    case 0: near.LocalOwner(near.LocalSerial == 0 || random.Next(4) > 0); break;
                    case 1: far.LocalOwner(far.LocalSerial == 0 || random.Next(4) > 0); break;
                    case 2 when near.HasNews: toFar.Enqueue(near.TakeNews()); break;
                    case 3 when far.HasNews: toNear.Enqueue(far.TakeNews()); break;
                    case 4 when toFar.Count > 0: far.RemoteOwner(toFar.Dequeue()); break;
                    case 5 when toNear.Count > 0: near.RemoteOwner(toNear.Dequeue()); break;
                    default: break;
                }
            }

            for (int settle = 0; settle < 20; settle++)
            {
                if (near.HasNews)
                    toFar.Enqueue(near.TakeNews());
                if (far.HasNews)
                    toNear.Enqueue(far.TakeNews());
                while (toFar.Count > 0)
                    far.RemoteOwner(toFar.Dequeue());
                while (toNear.Count > 0)
                    near.RemoteOwner(toNear.Dequeue());
            }

            Assert.False(near.HasNews || far.HasNews);
            // An end that stands in stands in for the owner that the other end has now.
            Assert.True(near.RemoteSerial == far.LocalSerial, $"run {run}: near stands in for {near.RemoteSerial}, far owns {far.LocalSerial}");
            Assert.True(far.RemoteSerial == near.LocalSerial, $"run {run}: far stands in for {far.RemoteSerial}, near owns {near.LocalSerial}");
        }
    }
}
