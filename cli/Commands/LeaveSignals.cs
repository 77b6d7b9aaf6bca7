using System.Runtime.InteropServices;
using Rdfwd.Session.Client;

namespace Rdfwd.Cli.Commands;

/// <summary>
/// Ctrl-C and its like for a client that shows windows: the first makes it leave, the second ends the process. Made before anything is
/// begun, so that no moment is without. The handlers run on a thread of the runtime.
/// </summary>
internal sealed class LeaveSignals : IDisposable
{
    // What was begun ends within milliseconds once it was asked to; a link must not outlive its client for the sake of those.
    private static readonly TimeSpan LastMoment = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _over = new();
    private readonly PosixSignalRegistration[] _registrations;
    private AttachClient? _client;
    private BegunLink? _begun;
    private bool _asked;

    public LeaveSignals()
    {
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, Handle),
        ];
    }

    /// <summary>What there is to give up until there is a client.</summary>
    public void Cover(BegunLink begun)
    {
        lock (_lock)
            _begun = begun;
    }

    /// <summary>The client that leaves when it is asked to; at once when that was before.</summary>
    public void Cover(AttachClient client)
    {
        lock (_lock)
        {
            _client = client;
            if (_asked)
                client.Detach();
        }
    }

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
            registration.Dispose();
        _over.TrySetResult();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        Terminal.Interrupted = true;
        AttachClient? client;
        BegunLink? begun;
        bool again;
        lock (_lock)
        {
            (client, begun, again) = (_client, _begun, _asked);
            _asked = true;
        }

        if (client is not null)
        {
            if (client.Detach())
                return;
            _over.Task.Wait(LastMoment);
        }
        else if (!again)
        {
            return;
        }
        else
        {
            begun?.Dispose();
        }

        Environment.Exit((int)ExitCode.Interrupted);
    }
}
