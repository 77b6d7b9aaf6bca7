using Microsoft.Extensions.Logging;
using Rdfwd.Interop.DBus;
using Rdfwd.Session.Bus;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Services;

/// <summary>
/// The near desktop's bus (thread near-bus): its notification server shows what far programs tell, and its screen saver service keeps
/// the screen on. It lives through lost links.
/// </summary>
internal sealed partial class NearBus : BusThread
{
    private const string BusName = "org.freedesktop.DBus";

    private readonly TimeProvider _clock;
    private readonly string _where;
    private WireConnection? _far;
    private volatile bool _lost;
    private volatile string _state = "";
    private volatile string[] _capabilities = [];

    private NearBus(string address, string where, TimeProvider clock, ILogger log)
        : base("near-bus", address, log)
    {
        _clock = clock;
        _where = where;
    }

    /// <summary>Raised on near-bus when <see cref="State"/> or <see cref="Capabilities"/> changed.</summary>
    public event Action? Changed;

    /// <summary>Raised on near-bus when the bus is gone or was never there.</summary>
    public event Action<NearBus>? Lost;

    /// <summary>Who shows notifications, or why nobody does.</summary>
    public string State => _state;

    /// <summary>Of the notification server; empty where there is none.</summary>
    public IReadOnlyList<string> Capabilities => _capabilities;

    /// <summary>It will do nothing any more.</summary>
    public bool IsLost => _lost;

    /// <summary>Not joined before <see cref="Begin"/>, so that nothing that it raises is missed.</summary>
    public static NearBus Create(string address, string where, TimeProvider clock, ILogger log) => new(address, where, clock, log);

    public void Begin() => Start();

    /// <summary>A link is up. Any thread.</summary>
    public void Connected(WireConnection far) => Post(() => _far = far);

    /// <summary>It is gone; what is shown stays for a while. Any thread.</summary>
    public void LinkLost() => Post(() => _far = null);

    /// <summary>Asks the desktop to keep its screen on; gives the cookie, or 0 when it does not. False when it cannot be asked. Any thread.</summary>
    public bool Inhibit(string why, Action<uint> answered) => !_lost && Post(() =>
    {
        BusMessage call = BusMessage.Call(ScreenSaverName, ScreenSaverPath, ScreenSaverName, "Inhibit", starts: false);
        BusWriter arguments = call.Write();
        arguments.Write("rdfwd");
        arguments.Write(NotificationMarkup.Line(why) + _where);
        Call(call, answer =>
        {
            BusReader result = answer.Read();
            answered(answer.Type == DBus.DBUS_MESSAGE_TYPE_METHOD_RETURN && result.NextType == DBus.DBUS_TYPE_UINT32 ? result.ReadUInt32() : 0);
        });
    });

    /// <summary>Ends what <see cref="Inhibit"/> began. Any thread.</summary>
    public void UnInhibit(uint cookie) => Post(() =>
    {
        BusMessage call = BusMessage.Call(ScreenSaverName, ScreenSaverPath, ScreenSaverName, "UnInhibit", starts: false);
        BusWriter arguments = call.Write();
        arguments.Write(cookie);
        Call(call, _ => { });
    });

    protected override void OnConnected()
    {
        AddMatch($"type='signal',interface='{NotificationsName}'");
        AddMatch($"type='signal',sender='{BusName}',interface='{BusName}',member='NameOwnerChanged',arg0='{NotificationsName}'");
        AskServer(starts: false);
    }

    protected override void OnCall(BusMessage call)
    {
        if (call.WantsReply)
            Send(call.Error("org.freedesktop.DBus.Error.UnknownMethod", "rdfwd has no methods."));
    }

    protected override void OnSignal(BusMessage signal)
    {
        if (signal is { Sender: BusName, Member: "NameOwnerChanged" })
        {
            OnServerChanged();
            return;
        }

        if (signal.Interface != NotificationsName)
            return;
        BusReader arguments = signal.Read();
        if (signal.Member == "NotificationClosed")
            OnServerClosed(arguments.ReadUInt32(), arguments.ReadUInt32());
        else if (signal.Member == "ActionInvoked")
            OnServerAction(arguments.ReadUInt32(), arguments.ReadString(Limits.NotificationNameBytes));
    }

    protected override void OnLost(string why)
    {
        _lost = true;
        _state = $"not shown: {why}";
        _capabilities = [];
        FlushWaiting(started: true);
        ForgetAll();
        EndQuestion(agreed: null);
        Log.LogInformation("Notifications of far programs are not shown: {Reason}", why);
        Changed?.Invoke();
        Lost?.Invoke(this);
    }

    protected override void OnStopping() => CloseAll();

    protected override long OnTurn() => CheckQuestion();

    private const string ScreenSaverName = "org.freedesktop.ScreenSaver";
    private const string ScreenSaverPath = "/org/freedesktop/ScreenSaver";

    private long NowUs => (long)_clock.GetMicroseconds();
}
