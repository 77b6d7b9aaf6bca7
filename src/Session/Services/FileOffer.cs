using Rdfwd.Interop.Libc;
using Rdfwd.Session.Daemon;
using Rdfwd.Session.Files;
using Rdfwd.Wire;
using Rdfwd.Wire.Flow;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Services;

/// <summary>
/// One file that a program of the session wants to open: offered to the client, and sent when it is wanted (thread offer-file). A lost link is waited
/// for once the client has taken it; before, the session opens the file itself.
/// </summary>
internal sealed class FileOffer
{
    private static readonly TimeSpan ReturnTime = TimeSpan.FromSeconds(60);

    private readonly object _gate = new();
    private readonly OutgoingFile _file;
    private readonly TimeProvider _clock;
    private readonly Action<uint> _ended;
    private WireConnection? _viewer;
    private OpenAnswer? _result;
    private LinkOpened? _answer;
    private long _wanted = -1;
    private long _acknowledged;
    private bool _refused;
    private bool _cancelled;

    /// <param name="id">Names it on the wire.</param>
    /// <param name="file">Taken over.</param>
    /// <param name="viewer">The client.</param>
    /// <param name="clock">For the pace.</param>
    /// <param name="ended">Told its id when there is nothing more to be told of it.</param>
    public FileOffer(uint id, OutgoingFile file, WireConnection viewer, TimeProvider clock, Action<uint> ended)
    {
        Id = id;
        _file = file;
        _viewer = viewer;
        _clock = clock;
        _ended = ended;
    }

    private enum Step
    {
        Lost,
        Ended,
    }

    public uint Id { get; }

    public void Start() => new Thread(Run) { IsBackground = true, Name = "offer-file" }.Start();

    /// <summary>What became of it; null when that is not known within the time. Any thread.</summary>
    public OpenAnswer? Await(TimeSpan time)
    {
        long end = Environment.TickCount64 + (long)time.TotalMilliseconds;
        lock (_gate)
        {
            while (_result is null && end - Environment.TickCount64 is > 0 and long left)
                Monitor.Wait(_gate, (int)left);
            return _result;
        }
    }

    /// <summary>Another client, or none.</summary>
    public void Attach(WireConnection? viewer) => Change(() => _viewer = viewer);

    /// <summary>Nobody waits for it any more.</summary>
    public void Cancel() => Change(() => _cancelled = true);

    public void Want(WireConnection viewer, ulong offset) => Change(() =>
    {
        if (viewer == _viewer && _wanted < 0)
            _wanted = (long)Math.Min(offset, long.MaxValue);
    });

    public void Acknowledge(WireConnection viewer, FileAck ack) => Change(() =>
    {
        if (viewer != _viewer || ack.Written > (ulong)_file.Size)
            return;
        _acknowledged = Math.Max(_acknowledged, (long)ack.Written);
        _refused |= !ack.Good;
    });

    public void Answer(WireConnection viewer, LinkOpened answer) => Change(() =>
    {
        if (viewer == _viewer)
            _answer ??= answer;
    });

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            Monitor.PulseAll(_gate);
        }
    }

    private void Run()
    {
        OpenAnswer result;
        try
        {
            result = Serve();
        }
        catch (Exception e) when (e is SessionException or IOException or UnauthorizedAccessException)
        {
            result = new OpenAnswer("failed", SystemWords.Of(e));
            Volatile.Read(ref _viewer)?.Send(Channel.Bulk, new FileEnd(Id, []));
        }
        finally
        {
            _file.Dispose();
            _ended(Id);
        }

        Change(() => _result = result);
    }

    private OpenAnswer Serve()
    {
        bool taken = false;
        while (AwaitViewer(taken) is { } viewer)
        {
            viewer.Send(Channel.Control, new OpenFile(Id, _file.Name, (ulong)_file.Size, _file.Key, taken));
            if (!AwaitWord(viewer, () => _wanted >= 0))
                continue;
            taken |= _wanted >= 0;
            if (_answer is null && !_cancelled && Send(viewer) == Step.Lost)
                continue;
            if (_answer is { } answer)
                return new OpenAnswer(answer.Outcome.ToString().ToLowerInvariant(), answer.Reason);
            viewer.Send(Channel.Bulk, new FileEnd(Id, []));
            return new OpenAnswer("failed", "nobody waits for it any more");
        }

        return taken ? new OpenAnswer("failed", "the link was lost while the file was on its way; open it again to go on") : new OpenAnswer(OpenAnswer.Nobody, "");
    }

    /// <summary>The client that is there, once there is one; null when that takes too long.</summary>
    private WireConnection? AwaitViewer(bool patiently)
    {
        long end = Environment.TickCount64 + (patiently ? (long)ReturnTime.TotalMilliseconds : 0);
        lock (_gate)
        {
            while (_viewer is null && !_cancelled && end - Environment.TickCount64 is > 0 and long left)
                Monitor.Wait(_gate, (int)left);
            (_wanted, _acknowledged, _refused) = (-1, 0, false);
            return _cancelled ? null : _viewer;
        }
    }

    /// <summary>Waits until something holds, or there is an answer, or nobody waits; false when the client is gone.</summary>
    private bool AwaitWord(WireConnection viewer, Func<bool> holds)
    {
        lock (_gate)
        {
            while (_viewer == viewer && _answer is null && !_cancelled && !holds())
                Monitor.Wait(_gate);
            return _viewer == viewer || _answer is not null;
        }
    }

    private Step Send(WireConnection viewer)
    {
        long offset = _wanted;
        if (offset > _file.Size)
            throw new SessionException(Failure.ProtocolError, $"the near end claims to have {offset} of {_file.Size} bytes");
        _file.SkipTo(offset);
        BulkWindow window = new();
        long written = offset;
        while (_file.Position < _file.Size)
        {
            while ((int)Math.Min(Math.Min(window.RoomBytes, Limits.FilePieceBytes), _file.Size - _file.Position) is > 0 and int piece)
            {
                long position = _file.Position;
                ReadOnlySpan<byte> data = _file.Read(piece);
                viewer.Send(Channel.Bulk, new FileData(Id, (ulong)position, data.ToArray()));
                window.Sent(data.Length, NowUs);
            }

            long known = written;
            if (!AwaitWord(viewer, () => _acknowledged > known || _refused))
                return Step.Lost;
            if (_answer is not null || _cancelled)
                return Step.Ended;
            // The answer to the end says what is wrong.
            if (_refused)
                break;
            written = Volatile.Read(ref _acknowledged);
            window.Received(written - known, NowUs);
        }

        viewer.Send(Channel.Bulk, new FileEnd(Id, _file.Sum));
        return AwaitWord(viewer, () => false) ? Step.Ended : Step.Lost;
    }

    private long NowUs => (long)_clock.GetMicroseconds();
}
