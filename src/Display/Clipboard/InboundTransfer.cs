using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Clipboard;

/// <summary>
/// Content on its way from the other end to a program here. Pure; times are microseconds of any clock. It holds at most what the
/// protocol lets the peer send ahead; more than that is a protocol error.
/// </summary>
internal sealed class InboundTransfer
{
    /// <summary>Content up to this size is given at once.</summary>
    public const int WholeBytes = 192 * 1024;

    /// <summary>A transfer that does not move for this long is given up.</summary>
    public const long PatienceUs = 30_000_000;

    private readonly Queue<byte[]> _pieces = new();
    private readonly long _limitBytes;
    private long _buffered;
    private int _headOffset;
    private long _movedUs;
    private bool _complete;
    private bool _begun;
    private bool _programWaits;
    private bool _over;

    public InboundTransfer(uint id, long limitBytes, long nowUs)
    {
        Id = id;
        _limitBytes = limitBytes;
        _movedUs = nowUs;
    }

    public uint Id { get; }

    public string ContentType { get; private set; } = "";

    public byte Format { get; private set; } = 8;

    /// <summary>Bytes that came.</summary>
    public long Received { get; private set; }

    /// <summary>Bytes that the program took.</summary>
    public long Taken => Received - _buffered;

    public long BufferedBytes => _buffered;

    /// <summary>Whether the peer has to be told that no more is wanted.</summary>
    public bool PeerSends => !_complete;

    /// <summary>Takes the next bytes.</summary>
    /// <exception cref="ProtocolException">Bytes are missing, or more came than may be ahead.</exception>
    public InboundStep Receive(ClipboardData data, long nowUs)
    {
        if (_over || _complete)
            return InboundStep.None;
        if (data.Offset != (ulong)Received)
            throw new ProtocolException($"Clipboard content goes on at {data.Offset} where {Received} was expected.");
        if (_buffered + data.Data.Length > Limits.ClipboardAheadBytes + Limits.ClipboardPieceBytes)
            throw new ProtocolException("Clipboard content came faster than it may.");
        if (Received == 0)
        {
            ContentType = data.ContentType;
            Format = data.Format;
        }

        _movedUs = nowUs;
        if (Received + data.Data.Length > _limitBytes)
            return GiveUp();
        Received += data.Data.Length;
        _buffered += data.Data.Length;
        if (data.Data.Length > 0)
            _pieces.Enqueue(data.Data);
        return Next();
    }

    /// <summary>The peer says that it is done, or why it is not.</summary>
    public InboundStep End(ClipboardOutcome outcome, long nowUs)
    {
        if (_over || _complete)
            return InboundStep.None;
        _complete = true;
        _movedUs = nowUs;
        return outcome == ClipboardOutcome.Done ? Next() : GiveUp();
    }

    /// <summary>The program took what it was given and waits for the next piece.</summary>
    public InboundStep ProgramReady(long nowUs)
    {
        if (_over || !_begun)
            return InboundStep.None;
        _programWaits = true;
        _movedUs = nowUs;
        return Next();
    }

    /// <summary>Gives up what does not move.</summary>
    public InboundStep Tick(long nowUs) => !_over && nowUs - _movedUs > PatienceUs ? GiveUp() : InboundStep.None;

    /// <summary>Takes up to <paramref name="maxBytes"/> of what is there, whole elements only, in one array.</summary>
    public byte[] TakeBytes(int maxBytes)
    {
        int count = (int)Math.Min(_buffered, maxBytes);
        if (!_complete || count < _buffered)
            count -= count % (Format / 8);
        byte[] bytes = new byte[count];
        int filled = 0;
        while (filled < count)
        {
            ReadOnlySpan<byte> first = _pieces.Peek().AsSpan(_headOffset);
            int part = Math.Min(first.Length, count - filled);
            first[..part].CopyTo(bytes.AsSpan(filled));
            filled += part;
            _headOffset += part;
            if (part < first.Length)
                break;
            _pieces.Dequeue();
            _headOffset = 0;
        }

        _buffered -= count;
        return bytes;
    }

    private InboundStep Next()
    {
        if (!_begun)
        {
            if (_complete)
                return Over(InboundStep.Whole);
            if (_buffered <= WholeBytes)
                return InboundStep.None;
            // A list of names has to be whole before it can be told.
            if (ContentType == "ATOM")
                return GiveUp();
            _begun = true;
            return InboundStep.Begin;
        }

        if (!_programWaits)
            return InboundStep.None;
        if (_buffered >= Format / 8)
        {
            _programWaits = false;
            return InboundStep.Piece;
        }

        return _complete ? Over(InboundStep.Finish) : InboundStep.None;
    }

    private InboundStep GiveUp()
    {
        _pieces.Clear();
        _buffered = 0;
        return Over(_begun ? InboundStep.Abandon : InboundStep.Refuse);
    }

    private InboundStep Over(InboundStep last)
    {
        _over = true;
        return last;
    }
}
