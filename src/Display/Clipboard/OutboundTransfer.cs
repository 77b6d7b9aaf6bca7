using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Clipboard;

/// <summary>
/// Content on its way from a program here to the other end: how much may be read of it now. Pure; times are microseconds of any
/// clock. The content itself stays with its owner or in the X server until there is room for it on the link and in the program that
/// pastes.
/// </summary>
internal sealed class OutboundTransfer
{
    /// <summary>An owner or a receiver that does not move for this long is given up.</summary>
    public const long PatienceUs = 30_000_000;

    private readonly long _limitBytes;
    private long _taken;
    private long _movedUs;

    public OutboundTransfer(uint id, long limitBytes, long nowUs)
    {
        Id = id;
        _limitBytes = limitBytes;
        _movedUs = nowUs;
    }

    public uint Id { get; }

    public OutboundState State { get; private set; } = OutboundState.Asked;

    /// <summary>Whether the owner gives it in pieces.</summary>
    public bool Incremental { get; private set; }

    public long Sent { get; private set; }

    public long Received { get; private set; }

    /// <summary>Bytes to read of the property now, given what the link has room for; 0 to wait. A multiple of 4.</summary>
    public int PieceBytes(int roomBytes)
    {
        if (State != OutboundState.Reading)
            return 0;
        long ahead = Limits.ClipboardAheadBytes - (Sent - _taken);
        long piece = Math.Min(Math.Min(roomBytes, Limits.ClipboardPieceBytes), ahead);
        return piece < 4 ? 0 : (int)piece & ~3;
    }

    /// <summary>The owner has answered: the property holds everything.</summary>
    public void Given(long nowUs)
    {
        State = OutboundState.Reading;
        _movedUs = nowUs;
    }

    /// <summary>The owner has answered that it gives pieces; the first is awaited.</summary>
    /// <param name="announcedBytes">At least so much, as it says.</param>
    /// <param name="nowUs">Now.</param>
    public ClipboardOutcome? GivenInPieces(long announcedBytes, long nowUs)
    {
        Incremental = true;
        State = OutboundState.AwaitingPiece;
        _movedUs = nowUs;
        return announcedBytes > _limitBytes ? End(ClipboardOutcome.TooLarge) : null;
    }

    /// <summary>The owner has put the next piece.</summary>
    public void PieceGiven(long nowUs)
    {
        if (State != OutboundState.AwaitingPiece)
            return;
        State = OutboundState.Reading;
        _movedUs = nowUs;
    }

    /// <summary>Bytes were read and sent.</summary>
    /// <param name="bytes">How many; 0 of a piece is the owner's end mark.</param>
    /// <param name="left">How many the property still holds.</param>
    /// <param name="nowUs">Now.</param>
    /// <returns>How the transfer ended, or null while it goes on.</returns>
    public ClipboardOutcome? Read(int bytes, long left, long nowUs)
    {
        Sent += bytes;
        _movedUs = nowUs;
        if (Sent + left > _limitBytes)
            return End(ClipboardOutcome.TooLarge);
        if (left > 0)
            return null;
        if (!Incremental || bytes == 0)
            return End(ClipboardOutcome.Done);
        State = OutboundState.AwaitingPiece;
        return null;
    }

    /// <summary>The peer told how far it is. Returns how many bytes more it has received; what it cannot have is ignored.</summary>
    public long Acknowledge(ClipboardAck ack, long nowUs)
    {
        if (ack.Received > (ulong)Sent || ack.Taken > ack.Received)
            return 0;
        long more = Math.Max(0, (long)ack.Received - Received);
        if (more > 0 || (long)ack.Taken > _taken)
            _movedUs = nowUs;
        Received += more;
        _taken = Math.Max(_taken, (long)ack.Taken);
        return more;
    }

    /// <summary>Gives up what does not move.</summary>
    public ClipboardOutcome? Tick(long nowUs) =>
        State != OutboundState.Over && nowUs - _movedUs > PatienceUs ? End(ClipboardOutcome.Failed) : null;

    public ClipboardOutcome End(ClipboardOutcome outcome)
    {
        State = OutboundState.Over;
        return outcome;
    }
}
