using Microsoft.Extensions.Logging;
using Rdfwd.Display.Near;
using Rdfwd.Session.Bus;
using Rdfwd.Session.Client;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Services;

/// <summary>
/// What the near desktop does for far programs: notifications, the screen kept on, links, files. <see cref="Connected"/>, <see cref="Handle"/> and
/// <see cref="LinkLost"/> belong to the thread that reads the connection. It lives through lost links.
/// </summary>
internal sealed class DesktopServices : IDisposable
{
    private const byte Undefined = 4;

    private readonly ServiceOptions _options;
    private readonly TimeProvider _clock = TimeProvider.System;
    private readonly ILogger _log;
    private readonly ScreenKeeper _keeper;
    private readonly Consent _consent;
    private readonly LinkOpener _links;
    private readonly FileOpener _files;
    private NearBus? _bus;
    private volatile WireConnection? _far;

    /// <param name="options">What of it is wanted.</param>
    /// <param name="displayName">The near X display; null for $DISPLAY.</param>
    /// <param name="authorityFile">Where its cookie is; null for the user's own.</param>
    /// <param name="log">Gets what happens.</param>
    public DesktopServices(ServiceOptions options, string? displayName, string? authorityFile, ILogger log)
    {
        _options = options;
        _log = log;
        _keeper = new ScreenKeeper(() => _bus is { IsLost: false } bus ? bus : null, () => ScreenSaverHold.Open(displayName, authorityFile), _clock, TellState);
        _consent = new Consent((question, time) => _bus?.AskToOpen(question, time));
        OpenGate gate = new(_clock);
        _links = new LinkOpener(options.Links, options.Where, _consent, gate, log);
        _files = new FileOpener(options, _consent, gate, log);
    }

    /// <summary>A link is up; the far end tells its state anew.</summary>
    public void Connected(WireConnection far)
    {
        _far = far;
        if (_bus?.IsLost != false)
        {
            _bus?.Dispose();
            _bus = OpenBus();
        }

        _bus?.Connected(far);
        TellState();
    }

    /// <summary>Takes a message; false when it is about something else.</summary>
    public bool Handle(in IncomingMessage message)
    {
        if (_far is not { } far)
            return false;
        // Read whether it is of use or not: a far end that sends nonsense is not to be trusted.
        switch (message.Type)
        {
            case MessageType.Notification:
                Notification notification = message.Read<Notification>();
                if (!_options.Notifications || _bus?.Show(notification) != true)
                    far.Send(Channel.Control, new NotificationClosed(notification.Id, Undefined));
                return true;
            case MessageType.NotificationClosed:
                uint closed = message.Read<NotificationClosed>().Id;
                _bus?.Close(closed);
                return true;
            case MessageType.NotificationList:
                IReadOnlyList<uint> kept = message.Read<NotificationList>().Ids;
                _bus?.Keep(kept);
                return true;
            case MessageType.Inhibit:
                Inhibit inhibit = message.Read<Inhibit>();
                _keeper.Set(inhibit.On && _options.Inhibition, inhibit.Why);
                return true;
            case MessageType.OpenLink:
                _links.Handle(message.Read<OpenLink>(), far);
                return true;
            case MessageType.OpenFile:
                _files.Handle(message.Read<OpenFile>(), far);
                return true;
            case MessageType.FileData:
                _files.Take(message.Read<FileData>());
                return true;
            case MessageType.FileEnd:
                _files.End(message.Read<FileEnd>());
                return true;
            default:
                return false;
        }
    }

    /// <summary>The link is gone: the screen may turn off; notifications stay until the next link says what became of them.</summary>
    public void LinkLost()
    {
        _far = null;
        _bus?.LinkLost();
        _files.LinkLost();
        _keeper.Set(false, "");
    }

    public void Dispose()
    {
        _far = null;
        _files.Dispose();
        _consent.Dispose();
        _keeper.Dispose();
        _bus?.Dispose();
    }

    private NearBus? OpenBus()
    {
        if (!_options.Notifications && !_options.Inhibition && _options.Links != LinkPolicy.Ask && _options.Files != LinkPolicy.Ask)
            return null;
        string address = BusAddress.OfDesktop();
        if (address.Length == 0)
            return null;
        NearBus bus = NearBus.Create(address, _options.Where, _clock, _log);
        bus.Changed += TellState;
        bus.Lost += _keeper.BusLost;
        bus.Begin();
        return bus;
    }

    private void TellState()
    {
        if (_far is not { } far)
            return;
        NearBus? bus = _bus;
        string notifications = !_options.Notifications ? "off at the near end"
            : bus is null ? "not shown: the near end has no D-Bus session (DBUS_SESSION_BUS_ADDRESS)"
            : bus.State.Length > 0 ? bus.State : "being asked for";
        string inhibition = _options.Inhibition ? _keeper.How : "off at the near end";
        far.Send(Channel.Control, new NearServices(notifications, _options.Notifications && bus is not null ? bus.Capabilities : [], inhibition));
    }
}
