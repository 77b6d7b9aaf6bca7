using Rdfwd.Interop;
using Rdfwd.Session.Connecting;
using Rdfwd.Session.Links;
using Rdfwd.Session.Targets;
using Rdfwd.Session.Transports;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Client;

/// <summary>
/// A client that shows a session: connects, feeds the near end, watches the link, and comes back when it is lost.
/// <see cref="Run"/> owns its thread; <see cref="Detach"/> may be called from any other.
/// </summary>
public sealed class AttachClient : IDisposable
{
    private static readonly TimeSpan OpenTime = TimeSpan.FromSeconds(60);
    private const int MostRemarks = 100;

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _leave = new();
    private readonly Target _target;
    private readonly ConnectionOptions _options;
    private readonly INearEnd _near;
    private readonly Backoff _backoff = new(new Random());
    private WireConnection? _connection;
    private string _leaveReason = "";
    private string _nearLost = "";
    private Opened? _opened;
    private int? _childStatus;
    private int _remarks;

    /// <param name="target">The session.</param>
    /// <param name="options">How to get there.</param>
    /// <param name="near">Stays the caller's.</param>
    public AttachClient(Target target, ConnectionOptions options, INearEnd near)
    {
        _target = target;
        _options = options;
        _near = near;
        _near.Closed += OnNearClosed;
        _near.LeaveAsked += OnLeaveAsked;
    }

    /// <summary>Whether a lost link is made again.</summary>
    public bool Reconnect { get; init; } = true;

    /// <summary>A link that is being made already, for the first attachment. Stays the caller's.</summary>
    public BegunLink? Begun { get; init; }

    /// <summary>Whether the near end is told of the far clock, a question a second.</summary>
    public bool MeasuresClock { get; init; }

    /// <summary>Gets what a person should know meanwhile.</summary>
    public Action<string> Tell { get; init; } = _ => { };

    /// <summary>The attached session's display, as in <c>:7</c>; empty before the first link. Any thread.</summary>
    public string Display => Volatile.Read(ref _opened)?.Display ?? "";

    /// <summary>Runs until the client leaves, is made to leave, or the session ends. Throws what prevents the first attachment.</summary>
    public AttachResult Run(string verb, Dictionary<string, string[]> openOptions)
    {
        Open open = new(verb, _target.Session.ToString(), openOptions);
        bool told = StreamRequest.Read(openOptions).ReadOnly;
        while (true)
        {
            FarEnd far;
            try
            {
                far = Connect(open);
            }
            catch (RdfwdException e) when (_opened is not null)
            {
                if (_leave.IsCancellationRequested)
                    return Left();
                if (LostLink.IsSessionGone(e))
                    return Result(AttachEnd.SessionEnded, Failure.SessionEnded, "the session ended while the link was lost");
                if (!LostLink.IsPassing(e))
                    return Failed(e);
                Wait();
                continue;
            }

            if (_opened!.ReadOnly && !told)
                Tell($"session {_opened.Display} is read-only: what is typed or clicked in its windows goes nowhere");
            told = true;
            using (far)
            {
                if (Attached(far) is { } end)
                    return end;
            }

            // By its id: the session that comes back is the one that was lost, whatever else was started meanwhile.
            Dictionary<string, string[]> resume = new() { [OpenVerbs.Resume] = ["yes"] };
            StreamRequest.Repeat(openOptions, resume);
            ServiceRequest.Repeat(openOptions, resume);
            open = new Open(OpenVerbs.Attach, _opened!.Session, resume);
            Wait();
        }
    }

    /// <summary>Makes the client leave; the session stays. False when it was asked before.</summary>
    public bool Detach()
    {
        return Leave("detached by its user");
    }

    public void Dispose()
    {
        _near.Closed -= OnNearClosed;
        _near.LeaveAsked -= OnLeaveAsked;
        _leave.Dispose();
    }

    private void OnNearClosed(string why)
    {
        _nearLost = why;
        Leave("its display is gone");
    }

    // The near end's thread must not wait for the link.
    private void OnLeaveAsked() => ThreadPool.QueueUserWorkItem(_ => Detach());

    private bool Leave(string reason)
    {
        WireConnection? connection;
        lock (_lock)
        {
            if (_leave.IsCancellationRequested)
                return false;
            _leaveReason = reason;
            connection = _connection;
            _leave.Cancel();
        }

        connection?.Close(DisconnectReason.Detached, reason, 500);
        return true;
    }

    private FarEnd Connect(Open open)
    {
        FarEnd far = Begun?.Take(_leave.Token) ?? FarEnd.Connect(_target, _options, Roles.Attach, _leave.Token);
        _opened = far.Open(open, OpenTime, _leave.Token);
        return far;
    }

    /// <summary>One attachment from its beginning to its end; null when the link was lost.</summary>
    private AttachResult? Attached(FarEnd far)
    {
        lock (_lock)
            _connection = far.Connection;
        try
        {
            if (_leave.IsCancellationRequested)
            {
                far.Connection.Close(DisconnectReason.Detached, _leaveReason, 500);
                return Left();
            }

            _backoff.Reset();
            _near.Connected(far.Connection, _opened!);
            LinkPump pump = new(far.Connection, TimeProvider.System) { Measured = MeasuresClock ? _near.ClockTold : null, AsksEverySecond = MeasuresClock };
            if (pump.Run(Handle) is { } bye)
                return Understand(bye);
            if (far.Connection.Aborted is { Reason: DisconnectReason.ProtocolError } cause)
                return NotAllowed(far, cause.Message);
        }
        catch (ProtocolException e)
        {
            far.Connection.Close(DisconnectReason.ProtocolError, e.Message, 200);
            return NotAllowed(far, e.Message);
        }
        finally
        {
            lock (_lock)
                _connection = null;
        }

        if (_leave.IsCancellationRequested)
            return Left();
        _near.LinkLost($"the link to {far.Machine} was lost");
        SessionException why = far.ExplainLoss();
        if (!Reconnect)
            return Result(AttachEnd.Failed, Failure.ConnectionLost, $"{why.Message}; the session runs on");
        Tell($"{why.Message}; connecting again");
        return null;
    }

    private AttachResult NotAllowed(FarEnd far, string why) =>
        Failed(new SessionException(Failure.ProtocolError, $"{far.Machine} sent what the protocol does not allow ({why.TrimEnd('.')}); are both ends of the same version?"));

    private void Handle(in IncomingMessage message)
    {
        if (message.Type == MessageType.Remark)
        {
            // Nobody reads more than this, and a far end must not fill a terminal.
            if (_remarks++ < MostRemarks)
                Tell(message.Read<Remark>().Text);
            return;
        }

        if (message.Type != MessageType.Response)
        {
            _near.Handle(message);
            return;
        }

        // An answer that nobody asked for carries the exit status of the session's last program (docs/protocol.md).
        Response told = message.Read<Response>();
        if (told.Id == 0)
            _childStatus = (int)(told.ExitCode & 0xff);
    }

    private AttachResult Understand(Bye bye)
    {
        switch (bye.Reason)
        {
            case DisconnectReason.SessionEnded:
                return Result(AttachEnd.SessionEnded, Failure.SessionEnded, bye.Message);
            case DisconnectReason.Detached or DisconnectReason.ServerExit or DisconnectReason.Normal:
                Tell(bye.Message);
                return Result(AttachEnd.Detached, Failure.SessionEnded, bye.Message);
            default:
                return Failed(Departures.ToException(bye.Reason, bye.Message));
        }
    }

    private AttachResult Left()
    {
        return _nearLost.Length > 0
            ? Result(AttachEnd.Failed, Failure.NoDisplay, $"the display here is gone ({_nearLost}); the session runs on")
            : Result(AttachEnd.Detached, Failure.SessionEnded, "");
    }

    private AttachResult Failed(Exception error)
    {
        return Result(AttachEnd.Failed, error is SessionException session ? session.Failure : Failure.ProtocolError, error.Message);
    }

    private AttachResult Result(AttachEnd kind, Failure failure, string message)
    {
        return new AttachResult(kind, failure, message, _opened?.Display ?? "", _opened?.Name ?? "", _childStatus);
    }

    private void Wait()
    {
        _leave.Token.WaitHandle.WaitOne(_backoff.Next());
    }
}
