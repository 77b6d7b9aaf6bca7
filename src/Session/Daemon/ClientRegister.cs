using Microsoft.Extensions.Logging;
using Rdfwd.Wire;

namespace Rdfwd.Session.Daemon;

/// <summary>The daemon's clients, and which of them has the session. Any thread.</summary>
internal sealed class ClientRegister
{
    private static readonly TimeSpan HandOverTime = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private readonly Lock _switching = new();
    private readonly List<DaemonClient> _clients = [];
    private readonly ILogger _log;
    private DaemonClient? _current;

    public ClientRegister(ILogger log)
    {
        _log = log;
    }

    /// <summary>The attached client, or null.</summary>
    public DaemonClient? Current
    {
        get
        {
            lock (_lock)
                return _current;
        }
    }

    public void Add(DaemonClient client)
    {
        lock (_lock)
            _clients.Add(client);
    }

    public void Remove(DaemonClient client)
    {
        lock (_lock)
        {
            _clients.Remove(client);
            if (_current == client)
                _current = null;
        }
    }

    /// <summary>Gives a client the session. The one that has it is told who comes, and is gone before this returns.</summary>
    public void Attach(DaemonClient client)
    {
        lock (_switching)
        {
            DaemonClient? old = Current;
            if (old is not null)
            {
                _log.LogInformation("{New} takes the session over from {Old}", client.Who, old.Who);
                old.Leave(DisconnectReason.TakenOver, $"{client.Who} took the session over");
                if (!old.WaitGone(HandOverTime))
                    _log.LogWarning("{Old} does not let go", old.Who);
            }

            lock (_lock)
                _current = client;
        }
    }

    /// <summary>Waits until the attached client has let go of everything.</summary>
    public void WaitAttachedGone(TimeSpan timeout)
    {
        Current?.WaitGone(timeout);
    }

    /// <summary>Waits for all clients, those that wait for the session's end included.</summary>
    public void WaitAllGone(TimeSpan timeout)
    {
        DaemonClient[] clients;
        lock (_lock)
            clients = [.. _clients];
        foreach (DaemonClient client in clients)
            client.WaitGone(timeout);
    }
}
