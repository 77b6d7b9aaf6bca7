using Rdfwd.Session.Bus;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Services;

/// <content>org.freedesktop.Notifications (Desktop Notifications Specification 1.2).</content>
internal sealed partial class SessionServices
{
    private const string NotificationsName = "org.freedesktop.Notifications";
    private const string NotificationsPath = "/org/freedesktop/Notifications";
    private const byte Expired = 1;
    private const byte ClosedByProgram = 3;
    private const byte Undefined = 4;

    // What programs may count on when nobody is attached; the near end does what its desktop cannot.
    private static readonly string[] OwnCapabilities = ["actions", "body", "body-markup", "icon-static"];

    private readonly NotificationLedger _notifications;
    private IReadOnlyList<string> _capabilities = [];
    private volatile string _nearNotifications = "";
    private volatile string _nearInhibition = "";

    /// <summary>For <c>info</c>: what the client's desktop says of notifications.</summary>
    public string NearNotifications => _nearNotifications;

    /// <summary>For <c>info</c>: what it says of keeping its screen on.</summary>
    public string NearInhibition => _nearInhibition;

    /// <summary>How many are open. Any thread, approximately.</summary>
    public int OpenNotifications => _notifications.Count;

    /// <summary>How many were refused. Any thread, approximately.</summary>
    public long RefusedNotifications => _notifications.Refused;

    private bool OnNotificationCall(BusMessage call)
    {
        switch (call.Member)
        {
            case "Notify":
                Notify(call);
                return true;
            case "CloseNotification":
                Close(call);
                return true;
            case "GetCapabilities":
                BusMessage capabilities = call.Return();
                BusWriter list = capabilities.Write();
                list.Write(_capabilities.Count > 0 ? OwnCapabilities.Where(own => own is "body-markup" or "body" || _capabilities.Contains(own)) : OwnCapabilities);
                return Reply(capabilities);
            case "GetServerInformation":
                BusMessage information = call.Return();
                BusWriter words = information.Write();
                foreach (string word in (string[])["rdfwd", "rdfwd", ProgramVersion.Text, "1.2"])
                    words.Write(word);
                return Reply(information);
            default:
                return false;
        }
    }

    private void Notify(BusMessage call)
    {
        Notification notification = _notifications.Add(NotifyCall.Read(call), NowUs, out uint evicted, out bool refused);
        BusMessage answer = call.Return();
        BusWriter id = answer.Write();
        id.Write(notification.Id);
        Send(answer);
        if (evicted != 0)
        {
            _viewer?.Send(Channel.Bulk, new NotificationClosed(evicted, Undefined));
            SignalClosed(evicted, Undefined);
        }

        if (refused)
        {
            _viewer?.Send(Channel.Bulk, new NotificationClosed(notification.Id, Undefined));
            SignalClosed(notification.Id, Undefined);
        }
        else if (_viewer is { } viewer)
        {
            viewer.Send(Channel.Bulk, notification);
        }
        else if ((notification.Flags & NotificationFlags.Transient) != 0)
        {
            _notifications.Remove(notification.Id);
            SignalClosed(notification.Id, Expired);
        }
    }

    private void Close(BusMessage call)
    {
        BusReader arguments = call.Read();
        uint id = arguments.ReadUInt32();
        if (call.WantsReply)
            Send(call.Return());
        if (!_notifications.Remove(id))
            return;
        _viewer?.Send(Channel.Bulk, new NotificationClosed(id, ClosedByProgram));
        SignalClosed(id, ClosedByProgram);
    }

    private void TellNotifications(WireConnection viewer)
    {
        IReadOnlyList<Notification> open = _notifications.Open;
        viewer.Send(Channel.Bulk, new NotificationList([.. open.Select(notification => notification.Id)]));
        foreach (Notification notification in open)
            viewer.Send(Channel.Bulk, notification);
    }

    private void OnClosed(WireConnection viewer, NotificationClosed closed)
    {
        if (viewer != _viewer || !_notifications.Remove(closed.Id))
            return;
        // What replaced it may be on its way to the near end, which would show that as a new one that nothing ends.
        viewer.Send(Channel.Bulk, new NotificationClosed(closed.Id, Undefined));
        SignalClosed(closed.Id, Math.Clamp(closed.Reason, Expired, Undefined));
    }

    private void OnAction(WireConnection viewer, NotificationAction action)
    {
        if (viewer != _viewer || !_notifications.HasAction(action.Id, action.Key))
            return;
        BusMessage signal = BusMessage.Signal(NotificationsPath, NotificationsName, "ActionInvoked");
        BusWriter arguments = signal.Write();
        arguments.Write(action.Id);
        arguments.Write(action.Key);
        Send(signal);
    }

    private void OnNearServices(WireConnection viewer, NearServices services)
    {
        if (viewer != _viewer)
            return;
        _capabilities = services.Capabilities;
        _nearNotifications = Text.Printable.Line(services.Notifications, 200);
        _nearInhibition = Text.Printable.Line(services.Inhibition, 200);
    }

    private long ExpireNotifications()
    {
        if (_viewer is not null || _notifications.Count == 0)
            return -1;
        foreach (uint id in _notifications.TakeExpired(NowUs))
            SignalClosed(id, Expired);
        long next = _notifications.NextExpiryUs;
        return next == long.MaxValue ? -1 : Math.Max(0, ((next - NowUs) / 1000) + 1);
    }

    private void SignalClosed(uint id, byte reason)
    {
        BusMessage signal = BusMessage.Signal(NotificationsPath, NotificationsName, "NotificationClosed");
        BusWriter arguments = signal.Write();
        arguments.Write(id);
        arguments.Write((uint)reason);
        Send(signal);
    }
}
