using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Rdfwd.Display.Recordings;
using Rdfwd.Interop;
using Rdfwd.Session.Connecting;
using Rdfwd.Session.Directories;
using Rdfwd.Session.Links;
using Rdfwd.Session.Targets;
using Rdfwd.Session.Transports;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Client;

/// <summary>
/// Records a session: sees its windows exactly, as a viewer beside the one that is attached, and keeps what it sees together with the
/// records of the frames that the viewer got.
/// </summary>
public sealed class RecordClient : IDisposable
{
    private static readonly TimeSpan OpenTime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _leave = new();
    private readonly Target _target;
    private readonly ConnectionOptions _options;
    private readonly TimeProvider _time = TimeProvider.System;
    private readonly Backoff _backoff = new(new Random());
    private readonly Frame _frame = new();
    private RecordingWriter? _writer;
    private WireConnection? _connection;
    private TimeSpan _asked;
    private long _began;
    private long _lastUs;
    private long _known;
    private string _end = "";

    /// <param name="target">The session.</param>
    /// <param name="options">How to get there; cancelling ends the recording.</param>
    public RecordClient(Target target, ConnectionOptions options)
    {
        _target = target;
        _options = options;
    }

    /// <summary>The recording ends when the file has this many bytes.</summary>
    public required long MostBytes { get; init; }

    /// <summary>The recording ends after this time; zero: never.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Gets what a person should know meanwhile.</summary>
    public Action<string> Tell { get; init; } = _ => { };

    /// <summary>Frames kept.</summary>
    public long Frames { get; private set; }

    /// <summary>How often the link was lost and made again.</summary>
    public int Gaps { get; private set; }

    /// <summary>The size of the file.</summary>
    public long Bytes => _writer?.BytesWritten ?? 0;

    /// <summary>
    /// Records until the time or the space is over, the session ends, or it is cancelled; goes on after lost links. Returns why it ended,
    /// in words. Throws what prevents the first link, and what keeps a lost one from being made again; the file is whole then.
    /// </summary>
    public string Run(Stream file)
    {
        using CancellationTokenRegistration cancelled = _options.Cancel.Register(() => Leave("it was interrupted"));
        FarEnd far = Connect(_target.Session.ToString(), out Opened opened);
        Begin(file, opened);
        using Timer? timer = Duration > TimeSpan.Zero ? new Timer(_ => Leave("its time was over"), null, Duration, Timeout.InfiniteTimeSpan) : null;
        string end;
        try
        {
            end = Follow(far, opened.Session);
        }
        catch (RdfwdException)
        {
            Write(RecordingChunkKind.End, []);
            throw;
        }

        Write(RecordingChunkKind.End, []);
        return end;
    }

    public void Dispose() => _leave.Dispose();

    private string Follow(FarEnd far, string session)
    {
        while (true)
        {
            TimeSpan heard;
            using (far)
            {
                if (Attached(far) is { } end)
                    return end;
                _writer!.Flush();
                heard = _time.GetElapsedTime(_began, far.Connection.LastReceive);
                Tell($"{far.ExplainLoss().Message}; the recording goes on when it is there again");
            }

            if (Return(session) is not { } next)
                return $"{_end} while the link was lost";
            far = next;
            GoOn(heard);
        }
    }

    private void Begin(Stream file, Opened opened)
    {
        _writer = new RecordingWriter(file);
        _began = _time.GetTimestamp();
        RecordingAbout about = new(ProgramVersion.Program, ProgramVersion.Build, opened.Display, opened.Name, DateTimeOffset.Now);
        Write(RecordingChunkKind.About, JsonSerializer.SerializeToUtf8Bytes(about, FramesJson.Default.RecordingAbout));
    }

    private FarEnd Connect(string session, out Opened opened)
    {
        FarEnd far = FarEnd.Connect(_target, _options, Roles.Record, _leave.Token);
        opened = far.Open(new Open(OpenVerbs.Attach, session, new Dictionary<string, string[]>()), OpenTime, _leave.Token);
        return far;
    }

    /// <summary>Records from one link; why the recording ends, or null when the link was lost.</summary>
    private string? Attached(FarEnd far)
    {
        lock (_lock)
            _connection = far.Connection;
        try
        {
            if (_leave.IsCancellationRequested)
                far.Connection.Close(DisconnectReason.Normal, "the recording ends", 500);
            Bye? bye = new LinkPump(far.Connection, _time).Run(Handle);
            if (_end.Length > 0)
                return _end;
            if (far.Connection.Aborted is { Reason: DisconnectReason.ProtocolError } cause)
                throw new ProtocolException(cause.Message);
            return bye is null ? null : Text.Printable.Line(bye.Message, 200);
        }
        finally
        {
            lock (_lock)
                _connection = null;
        }
    }

    /// <summary>The next link to the session; null when the recording is to end meanwhile.</summary>
    private FarEnd? Return(string session)
    {
        while (!_leave.Token.WaitHandle.WaitOne(_backoff.Next()))
        {
            try
            {
                // By its id: it is the session that was lost, whatever else was started meanwhile.
                return Connect(session, out _);
            }
            catch (RdfwdException) when (_leave.IsCancellationRequested)
            {
                return null;
            }
            catch (RdfwdException e) when (!LostLink.IsPassing(e))
            {
                throw LostLink.IsSessionGone(e)
                    ? new SessionException(Failure.SessionEnded, "the session ended while the link was lost", e)
                    : new SessionException(e is SessionException known ? known.Failure : Failure.ProtocolError, $"the lost link cannot be made again ({Text.Printable.Continued(e.Message)})", e);
            }
            catch (RdfwdException)
            {
                // Passing; it is tried again after a longer wait.
            }
        }

        return null;
    }

    private void GoOn(TimeSpan heard)
    {
        _backoff.Reset();
        Gaps++;
        TimeSpan missing = _time.GetElapsedTime(_began) - heard;
        Span<byte> payload = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(payload, (long)missing.TotalMicroseconds);
        Write(RecordingChunkKind.Gap, payload);
        Tell(string.Create(CultureInfo.InvariantCulture, $"the link is there again and the recording goes on; {missing.TotalSeconds:0.0} seconds are missing"));
    }

    private void Handle(in IncomingMessage message)
    {
        switch (message.Type)
        {
            case MessageType.Frame:
                Keep(message);
                Acknowledge(message);
                Frames++;
                break;
            case MessageType.NewWindow or MessageType.MoveResizeWindow or MessageType.WindowProperties or MessageType.WindowGone or MessageType.WindowList:
                Keep(message);
                break;
            case MessageType.Response:
                KeepRecords(message.Read<Response>());
                break;
            default:
                break;
        }

        if (_time.GetElapsedTime(_began) - _asked < AskEvery)
            return;
        _asked = _time.GetElapsedTime(_began);
        _writer!.Flush();
        _connection!.Send(Channel.Control, new Request(1, "frames", new Dictionary<string, string[]> { ["after"] = [_known.ToString(CultureInfo.InvariantCulture)] }));
    }

    private void Acknowledge(in IncomingMessage message)
    {
        _frame.Read(message);
        ulong now = _time.GetMicroseconds();
        _connection!.Send(Channel.Ack, new FrameAck(_frame.Header.Window, _frame.Header.Frame, now, now, now, FrameResult.Shown));
    }

    private void KeepRecords(Response answer)
    {
        if (answer.ExitCode != 0)
            return;
        Display.Records.FramesReport? report = JsonSerializer.Deserialize(answer.Json, FramesJson.Default.FramesReport);
        if (report is not { Frames.Count: > 0 })
            return;
        _known = report.Frames[^1].Number;
        Write(RecordingChunkKind.Records, Encoding.UTF8.GetBytes(answer.Json));
    }

    private void Keep(in IncomingMessage message)
    {
        if (Bytes + message.Payload.Length > MostBytes)
            Leave("the file has the size that it may have");
        else if (_end.Length == 0)
            Write(RecordingChunkKind.Message, message.Payload);
    }

    private void Write(RecordingChunkKind kind, ReadOnlySpan<byte> payload)
    {
        _lastUs = Math.Max(_lastUs, (long)_time.GetElapsedTime(_began).TotalMicroseconds);
        _writer!.Write(kind, _lastUs, payload);
    }

    // Any thread; the first reason counts.
    private void Leave(string why)
    {
        WireConnection? connection;
        lock (_lock)
        {
            if (_leave.IsCancellationRequested)
                return;
            _end = why;
            connection = _connection;
            _leave.Cancel();
        }

        connection?.Close(DisconnectReason.Normal, "the recording ends", 500);
    }
}
