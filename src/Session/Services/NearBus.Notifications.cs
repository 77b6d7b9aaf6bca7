using Rdfwd.Interop.DBus;
using Rdfwd.Session.Bus;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Services;

/// <content>Notifications, as a client of the near server (Desktop Notifications Specification 1.2).</content>
internal sealed partial class NearBus
{
    private const string NotificationsName = "org.freedesktop.Notifications";
    private const string NotificationsPath = "/org/freedesktop/Notifications";
    private const byte Undefined = 4;

    private readonly NearNotificationBook _book = new();
    private readonly List<Notification> _waiting = [];
    private bool _asking;

    /// <summary>Shows a notification; false when nobody can. Any thread.</summary>
    public bool Show(Notification notification) => !_lost && Post(() =>
    {
        _waiting.RemoveAll(older => older.Id == notification.Id);
        if (_capabilities.Length > 0)
            ShowNow(notification);
        else if (_waiting.Count < NearNotificationBook.Most)
            _waiting.Add(notification);
        else
            _far?.Send(Channel.Control, new NotificationClosed(notification.Id, Undefined));
        if (_waiting.Count > 0 && !_asking)
            AskServer(starts: true);
    });

    private void ShowNow(Notification notification)
    {
        NearStep step = _book.Show(notification, NowUs, out uint replaces);
        if (step == NearStep.Show)
            Tell(notification, replaces);
        else if (step == NearStep.Refuse)
            _far?.Send(Channel.Control, new NotificationClosed(notification.Id, Undefined));
    }

    /// <summary>The program took one back. Any thread.</summary>
    public void Close(uint farId) => Post(() =>
    {
        _waiting.RemoveAll(notification => notification.Id == farId);
        CloseAtServer(_book.Close(farId));
    });

    /// <summary>All that are not named are gone. Any thread.</summary>
    public void Keep(IReadOnlyList<uint> farIds) => Post(() =>
    {
        _waiting.RemoveAll(notification => !farIds.Contains(notification.Id));
        foreach (uint nearId in _book.Keep(farIds))
            CloseAtServer(nearId);
        if (_far is not { } far)
            return;
        foreach (NearAnswer answer in _book.TakeUntold())
        {
            if (answer.Key is { } key)
                far.Send(Channel.Control, new NotificationAction(answer.Id, key));
            else
                far.Send(Channel.Control, new NotificationClosed(answer.Id, answer.Reason));
        }
    });

    /// <param name="starts">Whether a server is started for the question; the first notification does that.</param>
    private void AskServer(bool starts)
    {
        _asking = true;
        Call(ToServer("GetCapabilities", starts), answer =>
        {
            _asking = false;
            List<string> found = [];
            if (answer.Type == DBus.DBUS_MESSAGE_TYPE_METHOD_RETURN)
            {
                BusReader list = answer.Read().ReadContainer(DBus.DBUS_TYPE_ARRAY);
                while (list.NextType == DBus.DBUS_TYPE_STRING && found.Count < Limits.NotificationCapabilities)
                    found.Add(list.ReadString(Limits.NotificationNameBytes));
            }

            _capabilities = [.. found];
            if (found.Count == 0)
                SetState("not shown: no notification server runs at the near end");
            FlushWaiting(starts);
        });
        Call(ToServer("GetServerInformation", starts), answer =>
        {
            if (answer.Type != DBus.DBUS_MESSAGE_TYPE_METHOD_RETURN)
                return;
            BusReader words = answer.Read();
            string name = words.ReadString(Limits.NotificationNameBytes);
            _ = words.ReadString(Limits.NotificationNameBytes);
            SetState($"shown by {name} {words.ReadString(Limits.NotificationNameBytes)}");
        });
    }

    private void FlushWaiting(bool started)
    {
        if (_waiting.Count > 0 && _capabilities.Length == 0 && !started)
        {
            AskServer(starts: true);
            return;
        }

        foreach (Notification notification in _waiting)
        {
            if (_capabilities.Length > 0)
                ShowNow(notification);
            else
                _far?.Send(Channel.Control, new NotificationClosed(notification.Id, Undefined));
        }

        _waiting.Clear();
    }

    private void SetState(string state)
    {
        _state = state;
        Changed?.Invoke();
    }

    private void OnServerChanged()
    {
        ForgetAll();
        EndQuestion(agreed: null);
        _capabilities = [];
        AskServer(starts: false);
    }

    private void ForgetAll()
    {
        foreach (uint farId in _book.Reset())
            _far?.Send(Channel.Control, new NotificationClosed(farId, Undefined));
    }

    private void CloseAll()
    {
        foreach (uint nearId in _book.Keep([]))
            CloseAtServer(nearId);
        if (_questionId != 0)
            CloseAtServer(_questionId);
    }

    private void OnServerClosed(uint nearId, uint reason)
    {
        byte why = (byte)Math.Clamp(reason, 1, Undefined);
        if (nearId == _questionId)
            EndQuestion(agreed: false);
        else if (_book.ClosedByServer(nearId, why) is not 0 and uint farId)
            _far?.Send(Channel.Control, new NotificationClosed(farId, why));
    }

    private void OnServerAction(uint nearId, string key)
    {
        if (nearId == _questionId)
            EndQuestion(agreed: key == OpenKey);
        else if (_book.Choose(nearId, key, told: _far is not null) is not 0 and uint farId)
            _far?.Send(Channel.Control, new NotificationAction(farId, key));
    }

    private void Tell(Notification notification, uint replaces)
    {
        bool markup = _capabilities.Contains("body-markup");
        BusMessage call = ToServer("Notify", starts: true);
        BusWriter arguments = call.Write();
        arguments.Write(NotificationMarkup.Line(notification.Program) + _where);
        arguments.Write(replaces);
        arguments.Write(IconName.IsSafe(notification.Icon) ? notification.Icon : "");
        arguments.Write(NotificationMarkup.Line(notification.Summary) + _where);
        arguments.Write(NotificationMarkup.Body(notification.Body, markup));
        bool actions = _capabilities.Contains("actions");
        arguments.Write(actions ? notification.Actions.SelectMany(action => (string[])[action.Key, NotificationMarkup.Line(action.Label)]) : []);
        WriteHints(ref arguments, notification);
        arguments.Write(notification.TimeoutMs);
        uint farId = notification.Id;
        Call(call, answer => OnTold(farId, answer));
    }

    private void OnTold(uint farId, BusMessage answer)
    {
        uint nearId = answer.Type == DBus.DBUS_MESSAGE_TYPE_METHOD_RETURN ? answer.Read().ReadUInt32() : 0;
        switch (_book.Answered(farId, nearId, out Notification? next))
        {
            case NearStep.Show:
                Tell(next!, nearId);
                break;
            case NearStep.Close:
                CloseAtServer(nearId);
                break;
            case NearStep.Refuse:
                _far?.Send(Channel.Control, new NotificationClosed(farId, Undefined));
                break;
            default:
                break;
        }
    }

    private void CloseAtServer(uint nearId)
    {
        if (nearId == 0)
            return;
        BusMessage call = ToServer("CloseNotification", starts: false);
        BusWriter arguments = call.Write();
        arguments.Write(nearId);
        Call(call, _ => { });
    }

    private static BusMessage ToServer(string method, bool starts) => BusMessage.Call(NotificationsName, NotificationsPath, NotificationsName, method, starts);

    private static void WriteHints(ref BusWriter arguments, Notification notification)
    {
        BusWriter hints = arguments.Open(DBus.DBUS_TYPE_ARRAY, "{sv}");
        BusWriter entry = OpenHint(ref hints, "urgency", "y", out BusWriter value);
        value.Write(notification.Urgency);
        CloseHint(ref hints, ref entry, ref value);
        foreach ((NotificationFlags flag, string name) in ((NotificationFlags, string)[])[(NotificationFlags.Transient, "transient"), (NotificationFlags.Resident, "resident")])
        {
            if ((notification.Flags & flag) == 0)
                continue;
            entry = OpenHint(ref hints, name, "b", out value);
            value.Write(true);
            CloseHint(ref hints, ref entry, ref value);
        }

        if (IconName.IsSafe(notification.Category))
        {
            entry = OpenHint(ref hints, "category", "s", out value);
            value.Write(notification.Category);
            CloseHint(ref hints, ref entry, ref value);
        }

        if (notification.Image is { } image)
        {
            entry = OpenHint(ref hints, "image-data", "(iiibiiay)", out value);
            BusWriter fields = value.Open(DBus.DBUS_TYPE_STRUCT, null);
            fields.Write(image.Width);
            fields.Write(image.Height);
            fields.Write(image.Width * 4);
            fields.Write(true);
            fields.Write(8);
            fields.Write(4);
            fields.Write(image.Pixels.AsSpan());
            value.Close(ref fields);
            CloseHint(ref hints, ref entry, ref value);
        }

        arguments.Close(ref hints);
    }

    private static BusWriter OpenHint(ref BusWriter hints, string name, string signature, out BusWriter value)
    {
        BusWriter entry = hints.Open(DBus.DBUS_TYPE_DICT_ENTRY, null);
        entry.Write(name);
        value = entry.Open(DBus.DBUS_TYPE_VARIANT, signature);
        return entry;
    }

    private static void CloseHint(ref BusWriter hints, ref BusWriter entry, ref BusWriter value)
    {
        entry.Close(ref value);
        hints.Close(ref entry);
    }
}
