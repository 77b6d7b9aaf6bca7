using Microsoft.Extensions.Logging;
using Rdfwd.Session.Bus;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Services;

/// <summary>
/// What a desktop does for programs on their bus: the session's own org.freedesktop.Notifications and org.freedesktop.ScreenSaver
/// (thread session-bus). It keeps what is open while nobody is attached, and tells it to who comes.
/// </summary>
internal sealed partial class SessionServices : BusThread
{
    private const string BusName = "org.freedesktop.DBus";
    private const string UnknownMethod = "org.freedesktop.DBus.Error.UnknownMethod";

    private readonly TimeProvider _clock;
    private WireConnection? _viewer;
    private volatile string _state = "being joined";
    private bool _ownsNotifications;
    private bool _ownsScreenSaver;

    private SessionServices(string address, TimeProvider clock, ILogger log)
        : base("session-bus", address, log)
    {
        _clock = clock;
        _notifications = new NotificationLedger((uint)Random.Shared.Next(1 << 30));
        Start();
    }

    /// <summary>For <c>info</c>: what works, or why nothing does.</summary>
    public string State => _state;

    /// <summary>Joins the bus and takes the names there, in the background.</summary>
    public static SessionServices Open(string address, TimeProvider clock, ILogger log) => new(address, clock, log);

    /// <summary>A client shows what programs tell from now on. Any thread.</summary>
    public void Attach(WireConnection viewer) => Post(() =>
    {
        _viewer = viewer;
        TellNotifications(viewer);
        if (_inhibitedBy.Length > 0)
            viewer.Send(Channel.Control, new Inhibit(true, _inhibitedBy));
    });

    /// <summary>It does so no more. Any thread; returns when nothing is sent to it any longer.</summary>
    public void Detach(WireConnection viewer)
    {
        // Not disposed: a bus that is stuck may come to it later.
        ManualResetEventSlim done = new();
        bool posted = Post(() =>
        {
            if (_viewer == viewer)
            {
                _viewer = null;
                _capabilities = [];
            }

            done.Set();
        });
        if (posted)
            done.Wait(TimeSpan.FromSeconds(2));
    }

    /// <summary>Takes a message of the client; false when it is about something else. Any thread.</summary>
    public bool Handle(in IncomingMessage message, WireConnection viewer)
    {
        switch (message.Type)
        {
            case MessageType.NotificationClosed:
                NotificationClosed closed = message.Read<NotificationClosed>();
                Post(() => OnClosed(viewer, closed));
                return true;
            case MessageType.NotificationAction:
                NotificationAction action = message.Read<NotificationAction>();
                Post(() => OnAction(viewer, action));
                return true;
            case MessageType.NearServices:
                NearServices services = message.Read<NearServices>();
                Post(() => OnNearServices(viewer, services));
                return true;
            default:
                return false;
        }
    }

    protected override void OnConnected()
    {
        AddMatch($"type='signal',sender='{BusName}',interface='{BusName}',member='NameOwnerChanged',arg2=''");
        _ownsNotifications = TakeName(NotificationsName);
        _ownsScreenSaver = TakeName(ScreenSaverName);
        _state = _ownsNotifications && _ownsScreenSaver ? "" : "another program has taken the place of the session's notification or screen saver service";
        if (_state.Length > 0)
            Log.LogWarning("On the session's bus {Reason}", _state);
    }

    protected override void OnCall(BusMessage call)
    {
        bool known = call.Interface switch
        {
            NotificationsName => OnNotificationCall(call),
            ScreenSaverName => OnScreenSaverCall(call),
            "org.freedesktop.DBus.Introspectable" when call.Member == "Introspect" => Introspect(call),
            "org.freedesktop.DBus.Peer" when call.Member == "Ping" => Reply(call.Return()),
            _ => false,
        };
        if (!known && call.WantsReply)
            Send(call.Error(UnknownMethod, $"There is no such method here: {call.Interface}.{call.Member}"));
    }

    protected override void OnSignal(BusMessage signal)
    {
        if (signal is not { Sender: BusName, Member: "NameOwnerChanged" })
            return;
        string owner = signal.Read().ReadString(Limits.NotificationNameBytes);
        if (owner.StartsWith(':') && _inhibits.RemoveAll(owner))
            TellInhibition();
    }

    protected override void OnLost(string why)
    {
        _state = why;
        Log.LogWarning("Programs of the session have no notifications and screen saver service: {Reason}", why);
    }

    protected override long OnTurn() => ExpireNotifications();

    private long NowUs => (long)_clock.GetMicroseconds();

    private bool Reply(BusMessage answer)
    {
        Send(answer);
        return true;
    }

    private bool Introspect(BusMessage call)
    {
        BusMessage answer = call.Return();
        BusWriter writer = answer.Write();
        writer.Write(Introspection.Of(call.Path));
        return Reply(answer);
    }
}
