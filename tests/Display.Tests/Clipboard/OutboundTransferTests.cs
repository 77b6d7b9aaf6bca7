using Rdfwd.Display.Clipboard;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Tests.Clipboard;

public sealed class OutboundTransferTests
{
    private readonly OutboundTransfer _transfer = new(1, 100_000_000, 0);

    [Fact]
    public void PieceBytes_BeforeTheOwnerAnswered_IsNone()
    {
        Assert.Equal(0, _transfer.PieceBytes(1_000_000));
        _transfer.Given(1);
        Assert.Equal(Limits.ClipboardPieceBytes, _transfer.PieceBytes(1_000_000));
        Assert.Equal(1000, _transfer.PieceBytes(1003));
        Assert.Equal(0, _transfer.PieceBytes(3));
    }

    [Fact]
    public void PieceBytes_AheadOfTheProgram_StopsAtTheBound()
    {
        _transfer.Given(1);
        int piece;
        while ((piece = _transfer.PieceBytes(int.MaxValue)) > 0)
            _transfer.Read(piece, 50_000_000, 1);

        Assert.Equal(Limits.ClipboardAheadBytes, _transfer.Sent);
        _transfer.Acknowledge(new ClipboardAck(1, (ulong)_transfer.Sent, 0), 2);
        Assert.Equal(0, _transfer.PieceBytes(int.MaxValue));
        _transfer.Acknowledge(new ClipboardAck(1, (ulong)_transfer.Sent, 8192), 2);
        Assert.Equal(8192, _transfer.PieceBytes(int.MaxValue));
    }

    [Fact]
    public void Read_OfPieces_AwaitsEachUntilTheEndMark()
    {
        Assert.Null(_transfer.GivenInPieces(10, 1));
        Assert.Equal(0, _transfer.PieceBytes(1000));
        _transfer.PieceGiven(2);
        Assert.Null(_transfer.Read(100, 50, 2));
        Assert.Equal(OutboundState.Reading, _transfer.State);
        Assert.Null(_transfer.Read(50, 0, 2));
        Assert.Equal(OutboundState.AwaitingPiece, _transfer.State);
        _transfer.PieceGiven(3);
        Assert.Equal(ClipboardOutcome.Done, _transfer.Read(0, 0, 3));
    }

    [Fact]
    public void Read_BeyondTheLimit_IsTooLarge()
    {
        _transfer.Given(1);
        Assert.Equal(ClipboardOutcome.TooLarge, _transfer.Read(1000, 100_000_000, 1));
        Assert.Equal(ClipboardOutcome.TooLarge, new OutboundTransfer(2, 9, 0).GivenInPieces(10, 0));
    }

    [Fact]
    public void Acknowledge_OfWhatWasNotSent_IsIgnored()
    {
        _transfer.Given(1);
        _transfer.Read(100, 100, 1);

        Assert.Equal(0, _transfer.Acknowledge(new ClipboardAck(1, 101, 0), 1));
        Assert.Equal(0, _transfer.Acknowledge(new ClipboardAck(1, 50, 51), 1));
        Assert.Equal(60, _transfer.Acknowledge(new ClipboardAck(1, 60, 20), 1));
        Assert.Equal(0, _transfer.Acknowledge(new ClipboardAck(1, 10, 5), 1));
        Assert.Equal(40, _transfer.Acknowledge(new ClipboardAck(1, 100, 20), 1));
    }

    [Fact]
    public void Tick_WhenNothingMoves_GivesUp()
    {
        Assert.Null(_transfer.Tick(OutboundTransfer.PatienceUs));
        Assert.Equal(ClipboardOutcome.Failed, _transfer.Tick(OutboundTransfer.PatienceUs + 1));
        Assert.Null(_transfer.Tick(OutboundTransfer.PatienceUs * 3));
    }
}
