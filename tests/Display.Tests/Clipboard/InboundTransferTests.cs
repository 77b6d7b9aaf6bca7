using Rdfwd.Display.Clipboard;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Tests.Clipboard;

public sealed class InboundTransferTests
{
    private readonly InboundTransfer _transfer = new(1, 10_000_000, 0);
    private long _offset;

    [Fact]
    public void Receive_OfLittle_GivesAllAtTheEnd()
    {
        Assert.Equal(InboundStep.None, Receive(3));
        Assert.Equal(InboundStep.None, Receive(2));
        Assert.Equal(InboundStep.Whole, _transfer.End(ClipboardOutcome.Done, 1));
        Assert.Equal(5, _transfer.TakeBytes(int.MaxValue).Length);
        Assert.Equal("image/png", _transfer.ContentType);
    }

    [Fact]
    public void Receive_OfMuch_GoesPieceByPieceAtTheProgramsPace()
    {
        while (_transfer.BufferedBytes <= InboundTransfer.WholeBytes - 60_000)
            Assert.Equal(InboundStep.None, Receive(60_000));
        Assert.Equal(InboundStep.Begin, Receive(60_000));
        Assert.Equal(InboundStep.None, Receive(60_000));

        Assert.Equal(InboundStep.Piece, _transfer.ProgramReady(1));
        Assert.Equal(InboundTransfer.WholeBytes, _transfer.TakeBytes(InboundTransfer.WholeBytes).Length);
        Assert.Equal(_transfer.Received - InboundTransfer.WholeBytes, _transfer.BufferedBytes);
        Assert.Equal(InboundTransfer.WholeBytes, _transfer.Taken);

        Assert.Equal(InboundStep.Piece, _transfer.ProgramReady(1));
        _transfer.TakeBytes(InboundTransfer.WholeBytes);
        Assert.Equal(InboundStep.None, _transfer.ProgramReady(1));
        Assert.Equal(InboundStep.Piece, Receive(10));
        _transfer.TakeBytes(InboundTransfer.WholeBytes);
        Assert.Equal(InboundStep.None, _transfer.End(ClipboardOutcome.Done, 1));
        Assert.Equal(InboundStep.Finish, _transfer.ProgramReady(1));
    }

    [Fact]
    public void TakeBytes_OfPieces_KeepsOrderAndElements()
    {
        byte[] all = [.. Enumerable.Range(0, 1000).Select(i => (byte)i)];
        InboundTransfer transfer = new(1, 10_000, 0);
        int sent = 0;
        foreach (int size in (int[])[1, 2, 3, 500, 494])
        {
            transfer.Receive(new ClipboardData(1, (ulong)sent, "INTEGER", 32, all[sent..(sent + size)]), 0);
            sent += size;
        }

        byte[] first = transfer.TakeBytes(7), second = transfer.TakeBytes(101), rest = transfer.TakeBytes(int.MaxValue);

        Assert.Equal([4, 100, 896], [first.Length, second.Length, rest.Length]);
        Assert.Equal(all, (byte[])[.. first, .. second, .. rest]);
    }

    [Theory]
    [InlineData(ClipboardOutcome.Failed)]
    [InlineData(ClipboardOutcome.Refused)]
    [InlineData((ClipboardOutcome)99)]
    public void End_WithAFailure_RefusesWhatHasNotBegun(ClipboardOutcome outcome)
    {
        Receive(3);

        Assert.Equal(InboundStep.Refuse, _transfer.End(outcome, 1));
        Assert.False(_transfer.PeerSends);
        Assert.Equal(0, _transfer.BufferedBytes);
    }

    [Fact]
    public void End_WithAFailureInTheMidst_NeverPretendsToBeWhole()
    {
        while (Receive(60_000) != InboundStep.Begin)
        {
        }

        Assert.Equal(InboundStep.Abandon, _transfer.End(ClipboardOutcome.Failed, 1));
        Assert.Equal(InboundStep.None, _transfer.ProgramReady(2));
    }

    [Fact]
    public void Receive_BeyondTheLimit_GivesUpAndTellsThePeer()
    {
        InboundTransfer transfer = new(1, 10, 0);
        transfer.Receive(new ClipboardData(1, 0, "STRING", 8, new byte[10]), 0);

        Assert.Equal(InboundStep.Refuse, transfer.Receive(new ClipboardData(1, 10, "STRING", 8, new byte[1]), 0));
        Assert.True(transfer.PeerSends);
    }

    [Fact]
    public void Receive_OutOfOrderOrTooFarAhead_IsAProtocolError()
    {
        Assert.Throws<ProtocolException>(() => _transfer.Receive(new ClipboardData(1, 5, "STRING", 8, []), 0));
        Assert.Throws<ProtocolException>(() =>
        {
            for (int i = 0; i < 100; i++)
                Receive(Limits.ClipboardPieceBytes);
        });
        Assert.InRange(_transfer.BufferedBytes, 0, Limits.ClipboardAheadBytes + Limits.ClipboardPieceBytes);
    }

    [Fact]
    public void Tick_WhenNothingMoves_GivesUp()
    {
        Receive(3);

        Assert.Equal(InboundStep.None, _transfer.Tick(InboundTransfer.PatienceUs));
        Assert.Equal(InboundStep.Refuse, _transfer.Tick(InboundTransfer.PatienceUs + 2));
        Assert.Equal(InboundStep.None, _transfer.Tick(InboundTransfer.PatienceUs + 3));
    }

    private InboundStep Receive(int bytes)
    {
        InboundStep step = _transfer.Receive(new ClipboardData(1, (ulong)_offset, "image/png", 8, new byte[bytes]), 1);
        _offset += bytes;
        return step;
    }
}
