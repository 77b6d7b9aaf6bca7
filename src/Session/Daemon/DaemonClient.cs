using Microsoft.Extensions.Logging;
using Rdfwd.Display.Far;
using Rdfwd.Interop;
using Rdfwd.Interop.Libc;
using Rdfwd.Session.Connecting;
using Rdfwd.Session.Links;
using Rdfwd.Session.Starting;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Daemon;

/// <summary>One connection to the daemon, from its hand-off to its end, on a thread of its own.</summary>
internal sealed class DaemonClient
{
    private static readonly TimeSpan HandOffTime = TimeSpan.FromSeconds(10);

    private readonly SessionDaemon _daemon;
    private readonly SafeFileDescriptor _socket;
    private readonly Thread _thread;
    private readonly int _number;
    private readonly DateTimeOffset _since = DateTimeOffset.Now;
    private volatile WireConnection? _connection;
    private readonly Files.FileReceiver _files = new();
    private readonly Services.FileOffers _offers;
    private LinkPump? _pump;
    private IFarViewer? _viewer;
    private string _program = "";
    private int _left;
    private volatile bool _isOpen;

    /// <param name="daemon">Whose client it is.</param>
    /// <param name="socket">The accepted connection of a connector; taken over.</param>
    /// <param name="number">Names the thread and the log's lines.</param>
    public DaemonClient(SessionDaemon daemon, SafeFileDescriptor socket, int number)
    {
        _daemon = daemon;
        _offers = new Services.FileOffers(daemon.Services.Files);
        _socket = socket;
        _number = number;
        _thread = new Thread(Run) { IsBackground = true, Name = $"client-{number}" };
    }

    /// <summary>For a person; known once the hand-off has arrived.</summary>
    public string Who { get; private set; } = "somebody";

    public void Start()
    {
        _thread.Start();
    }

    /// <summary>Says goodbye and ends the connection. Any thread.</summary>
    public void Leave(DisconnectReason reason, string message)
    {
        Interlocked.Exchange(ref _left, 1);
        _connection?.Close(reason, message, 500);
    }

    /// <summary>Tells an attached client that the session or its daemon has ended, with the last program's exit status where there is one.</summary>
    public void SayEnd(DaemonEnd end, string message, int? status)
    {
        if (status is int code)
            _connection?.Send(Channel.Control, new Response(0, (uint)code, "{}", []));
        Leave(end == DaemonEnd.Stop ? DisconnectReason.SessionEnded : DisconnectReason.ServerExit, message);
    }

    /// <summary>Passes on what its person should know; not before it has the session. Any thread.</summary>
    public void TellRemarks()
    {
        if (!_isOpen || _connection is not { } connection)
            return;
        foreach (string text in _daemon.Remarks.TakeAll())
            connection.Send(Channel.Control, new Remark(text));
    }

    /// <summary>Waits until it has let go of everything.</summary>
    public bool WaitGone(TimeSpan timeout)
    {
        return _thread.Join(timeout);
    }

    public ClientInfo? GetInfo()
    {
        return _connection is { } connection
            ? new ClientInfo(Who, _program, _since, _pump?.RoundTrip?.TotalMilliseconds, connection.BytesSent, connection.BytesReceived, connection.TotalQueuedBytes)
            : null;
    }

    private void Run()
    {
        try
        {
            Serve();
        }
        catch (RdfwdException e)
        {
            _daemon.Log.LogWarning("client {Number} ({Who}) is dropped: {Reason}", _number, Who, e.Message);
            _connection?.Close(Departures.ReasonOf(e), Departures.TextOf(e), 500);
        }
        catch (Exception e)
        {
            // One client's trouble is not the session's.
            _daemon.Log.LogError(e, "client {Number} ({Who}) is dropped by a defect of rdfwd", _number, Who);
            _connection?.Close(DisconnectReason.InternalError, "the daemon failed; its log says how", 500);
        }
        finally
        {
            Finish();
        }
    }

    private void Finish()
    {
        try
        {
            if (_connection is { } connection)
                _daemon.Services.Detach(connection);
            _viewer?.Dispose();
        }
        catch (Exception e)
        {
            _daemon.Log.LogError(e, "client {Number} ({Who}) could not be let go of cleanly", _number, Who);
        }

        _files.Close();
        _offers.Close();
        _connection?.Dispose();
        HandOff.SendStatus(_socket, 0);
        _socket.Dispose();
        _daemon.Clients.Remove(this);
    }

    private void Serve()
    {
        if (HandOff.Receive(_socket, HandOffTime) is not { } handOff)
            return;
        WireConnection connection = new(handOff.Input, handOff.Output, TimeProvider.System);
        _connection = connection;
        Hello hello = MessageCodec.Read<Hello>(handOff.Hello);
        Open open = MessageCodec.Read<Open>(handOff.Open);
        Who = Greetings.WhoIs(hello, handOff.From);
        _program = Text.Printable.Line(hello.Program, 80);
        connection.SetLimits(ChannelLimits.AtFarEnd);
        _pump = new LinkPump(connection, TimeProvider.System) { Measured = (asked, _, now) => _viewer?.OnPong(asked, now) };
        bool created = open.Options.TryGetValue("created", out string[]? marks) && marks is ["yes"];
        if (open.Verb == OpenVerbs.Start && !created)
            _daemon.EnsurePrograms(StartOptions.FromWire(open.Options).Children);
        if (hello.Role == Roles.Attach)
            ServeViewer(connection, hello, open, created);
        else if (hello.Role == Roles.Record)
            ServeRecorder(connection);
        else
            ServeQuestions(connection, created);
    }

    private void ServeViewer(WireConnection connection, Hello hello, Open open, bool created)
    {
        // Before it takes the session from another client.
        StreamRequest.Check(open.Options);
        _daemon.Clients.Attach(this);
        _daemon.Log.LogInformation("client {Number} attached: {Who}, {Program}", _number, Who, _program);
        ViewerSettings asked = StreamRequest.Read(open.Options);
        ViewerSettings settings = asked with { ReadOnly = asked.ReadOnly || _daemon.Record.ReadOnly };
        SendOpened(connection, created, settings.ReadOnly);
        _isOpen = true;
        TellRemarks();
        IFarViewer viewer = AttachDisplay(connection, hello, open.Options, settings);
        _viewer = viewer;
        if (!settings.ReadOnly)
            _daemon.Services.Attach(connection, open.Options);
        Bye? bye = _pump!.Run((in IncomingMessage message) =>
        {
            if (settings.ReadOnly)
                RefuseActs(message);
            if (message.Type is MessageType.Key or MessageType.Button or MessageType.Motion)
                _daemon.Services.NoteInput();
            if (message.Type == MessageType.Request)
                Answer(connection, message.Read<Request>());
            else if (!viewer.Handle(message))
                _daemon.Services.Handle(message, connection);
        });
        string how = bye is not null ? $"it said goodbye ({bye.Reason})" : connection.Aborted?.Message ?? "the link was lost";
        _daemon.Log.LogInformation("client {Number} ({Who}) left: {How}", _number, Who, Text.Printable.Line(how));
    }

    // A near end that may only look sends none of this; one that does is not to be trusted with the rest.
    private static void RefuseActs(in IncomingMessage message)
    {
        if (ReadOnlyRule.IsRefused(message.Type))
            throw new SessionException(Failure.PermissionDenied, $"this attachment may only look, and {message.Type} was sent");
        if (message.Type == MessageType.Request && message.Read<Request>().Verb is { } verb && !ReadOnlyRule.IsQuestion(verb))
            throw new SessionException(Failure.PermissionDenied, $"this attachment may only look, and '{Text.Printable.Line(verb, 40)}' was asked");
    }

    private IFarViewer AttachDisplay(WireConnection connection, Hello hello, IReadOnlyDictionary<string, string[]> options, ViewerSettings settings)
    {
        try
        {
            bool tellsDecoder = hello.Capabilities.GetValueOrDefault(Greetings.Decoder) == Greetings.Asked;
            return _daemon.Display.Attach(connection, options.ContainsKey(OpenVerbs.Resume), settings, Who, tellsDecoder);
        }
        catch (Display.DisplayException e) when (_daemon.IsEnding)
        {
            throw new SessionException(Failure.SessionEnded, $"session :{_daemon.Record.Display} is ending", e);
        }
    }

    // Beside the attached client: nobody is told, and nothing is taken over.
    private void ServeRecorder(WireConnection connection)
    {
        _daemon.Log.LogInformation("client {Number} records: {Who}, {Program}", _number, Who, _program);
        SendOpened(connection, created: false, readOnly: true);
        IFarViewer viewer = _daemon.Display.Record(connection);
        _viewer = viewer;
        _pump!.Run((in IncomingMessage message) =>
        {
            if (message.Type == MessageType.Request)
                Answer(connection, message.Read<Request>());
            else
                viewer.Handle(message);
        });
    }

    private void ServeQuestions(WireConnection connection, bool created)
    {
        SendOpened(connection, created, readOnly: false);
        _pump!.Run((in IncomingMessage message) =>
        {
            if (message.Type == MessageType.Request)
                Answer(connection, message.Read<Request>());
            else if (message.Type == MessageType.FileData)
                _files.Take(message.Read<FileData>(), connection);
        });
    }

    private void SendOpened(WireConnection connection, bool created, bool readOnly)
    {
        Directories.SessionRecord record = _daemon.Record;
        connection.Send(Channel.Control, new Opened($":{record.Display}", record.Name, record.Uuid, created, ProgramVersion.Program, readOnly));
        if (created)
            _daemon.CreatorServed();
    }

    private void Answer(WireConnection connection, Request request)
    {
        // Who asks again before the last long answer is there gets no second one.
        Response response = connection.QueuedBytes(Channel.Bulk) == 0 || connection.Flush(10_000)
            ? new Questions(_daemon, Who, _files, _offers).Answer(request)
            : new Response(request.Id, (uint)DisconnectReason.BadRequest, """{"message":"the answer before this one is still on its way"}""", []);
        connection.Send(response.Payload.Length > 0 ? Channel.Bulk : Channel.Control, response);
        // One that takes long must not keep this thread from hearing that the client is there.
        if (response.Payload.Length == 0)
            connection.Flush(10_000);
    }
}
