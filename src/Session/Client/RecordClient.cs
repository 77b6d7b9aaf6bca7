using System.Text;
using System.Text.Json;
using Rdfwd.Display.Recordings;
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
public sealed class RecordClient
{
    private static readonly TimeSpan OpenTime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(1);

    private readonly Target _target;
    private readonly ConnectionOptions _options;
    private readonly TimeProvider _time = TimeProvider.System;
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

    /// <summary>Frames kept.</summary>
    public long Frames { get; private set; }

    /// <summary>The size of the file.</summary>
    public long Bytes => _writer?.BytesWritten ?? 0;

    /// <summary>Records until the time or the space is over, the session ends, or it is cancelled. Returns why it ended, in words.</summary>
    public string Run(Stream file)
    {
        using FarEnd far = FarEnd.Connect(_target, _options, Roles.Record, _options.Cancel);
        Opened opened = far.Open(new Open(OpenVerbs.Attach, _target.Session.ToString(), new Dictionary<string, string[]>()), OpenTime, _options.Cancel);
        _connection = far.Connection;
        _writer = new RecordingWriter(file);
        _began = _time.GetTimestamp();
        RecordingAbout about = new(ProgramVersion.Program, ProgramVersion.Build, opened.Display, opened.Name, DateTimeOffset.Now);
        Write(RecordingChunkKind.About, JsonSerializer.SerializeToUtf8Bytes(about, FramesJson.Default.RecordingAbout));
        using CancellationTokenRegistration cancelled = _options.Cancel.Register(() => Leave("it was interrupted"));
        using Timer? timer = Duration > TimeSpan.Zero ? new Timer(_ => Leave("its time was over"), null, Duration, Timeout.InfiniteTimeSpan) : null;
        Bye? bye = new LinkPump(_connection, _time).Run(Handle);
        if (_end.Length == 0)
            _end = bye is not null ? Text.Printable.Line(bye.Message, 200) : far.ExplainLoss().Message;
        Write(RecordingChunkKind.End, []);
        return _end;
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
        _connection!.Send(Channel.Control, new Request(1, "frames", new Dictionary<string, string[]> { ["after"] = [_known.ToString(System.Globalization.CultureInfo.InvariantCulture)] }));
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
        if (Interlocked.CompareExchange(ref _end, why, "") == "")
            _connection?.Close(DisconnectReason.Normal, "the recording ends", 500);
    }
}
