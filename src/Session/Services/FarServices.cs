using Microsoft.Extensions.Logging;
using Rdfwd.Display.Far;
using Rdfwd.Session.Bus;
using Rdfwd.Session.Connecting;
using Rdfwd.Wire;

namespace Rdfwd.Session.Services;

/// <summary>The desktop services of a session: notifications and screen saver on its bus, links and files. Any thread.</summary>
internal sealed class FarServices : IDisposable
{
    private const string ByClient = "opened by the client";
    private const string InSession = "opened in the session";
    private static readonly TimeSpan JoinTime = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly OpenIds _ids = new();
    private readonly ILogger _log;
    private SessionServices? _services;
    private SaverThread? _saver;
    private WireConnection? _shown;
    private string _bus = "";

    public FarServices(ILogger log)
    {
        _log = log;
        Links = new LinkDesk(_ids);
        Files = new FileDesk(_ids);
    }

    public LinkDesk Links { get; }

    public FileDesk Files { get; }

    /// <summary>Serves the programs of a bus from now on, instead of those of an earlier one. Returns when the names are taken, or are not to be had.</summary>
    /// <param name="address">Its address, or empty where there is none.</param>
    /// <param name="reason">Why there is none.</param>
    public void Serve(string address, string reason)
    {
        SessionServices? old;
        lock (_lock)
        {
            old = _services;
            _bus = address.Length > 0 ? address : reason;
            _services = address.Length > 0 ? SessionServices.Open(address, TimeProvider.System, _log) : null;
            if (_shown is { } viewer)
                _services?.Attach(viewer);
        }

        old?.Dispose();
        // Otherwise the bus could start a notification server for the first program that tells something.
        if (_services?.WaitReady(JoinTime) == false)
            _log.LogWarning("The session's bus {Bus} does not answer", _bus);
    }

    /// <summary>Looks after the screen saver of the session's own display from now on.</summary>
    /// <param name="displayName">As in ":7".</param>
    /// <param name="authorityFile">Where its cookie is.</param>
    /// <param name="kind">What of it is shown.</param>
    public void Watch(string displayName, string? authorityFile, FarDisplayKind kind) => _saver = new SaverThread(displayName, authorityFile, kind, KeepOn, _log);

    /// <summary>A viewer's key, button or motion came, and is what keeps the screen saver of the display away. Any thread.</summary>
    public void NoteInput() => _saver?.NoteInput();

    /// <summary>A client is attached.</summary>
    /// <param name="viewer">Its connection.</param>
    /// <param name="options">Of its Open: what it does for programs.</param>
    public void Attach(WireConnection viewer, IReadOnlyDictionary<string, string[]> options)
    {
        if (ServiceRequest.ShowsServices(options))
        {
            lock (_lock)
            {
                _shown = viewer;
                _services?.Attach(viewer);
            }

            if (_saver is { } saver)
                saver.IsShown = true;
        }

        if (ServiceRequest.OpensLinks(options))
            Links.Attach(viewer, options.ContainsKey(OpenVerbs.Resume));
        if (ServiceRequest.OpensFiles(options))
            Files.Attach(viewer);
    }

    /// <summary>It is gone, or about to be.</summary>
    public void Detach(WireConnection viewer)
    {
        Links.Detach(viewer);
        Files.Detach(viewer);
        SessionServices? services;
        lock (_lock)
        {
            services = _shown == viewer ? _services : null;
            if (_shown == viewer)
                _shown = null;
            if (_shown is null && _saver is { } saver)
                saver.IsShown = false;
        }

        services?.Detach(viewer);
    }

    /// <summary>Takes a message of the client; false when it is about something else. The thread that reads its connection.</summary>
    public bool Handle(in IncomingMessage message, WireConnection viewer)
    {
        SessionServices? services;
        lock (_lock)
            services = _services;
        return Links.Handle(message) || Files.Handle(message, viewer) || services?.Handle(message, viewer) == true;
    }

    public ServicesInfo GetInfo()
    {
        SessionServices? services;
        bool shown;
        lock (_lock)
        {
            services = _services;
            shown = _shown is not null;
        }

        string links = Links.IsOpen ? ByClient : InSession, files = Files.IsOpen ? ByClient : InSession;
        if (services is null)
            return new ServicesInfo(_bus, "none: the session has no bus of its own", 0, 0, "", links, files);
        string notifications = services.State.Length > 0 ? $"none: {services.State}" : !shown ? "kept for the next client" : services.NearNotifications;
        string kept = services.InhibitedBy.Length > 0 && shown ? $"{services.InhibitedBy} ({services.NearInhibition})" : services.InhibitedBy;
        return new ServicesInfo(_bus, notifications, services.OpenNotifications, services.RefusedNotifications, kept, links, files);
    }

    public void Dispose()
    {
        _saver?.Dispose();
        _services?.Dispose();
    }

    private void KeepOn(bool on)
    {
        SessionServices? services;
        lock (_lock)
            services = _services;
        services?.KeepOn(on);
    }
}
