using Rdfwd.Session.Targets;
using Rdfwd.Session.Transports;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Client;

/// <summary>
/// The way to the far end, opened while the near end is still being opened: ssh takes longer than all the rest. Nothing is
/// asked of the far end but its greeting, so that a near end that cannot be opened leaves no trace there.
/// </summary>
public sealed class BegunLink : IDisposable
{
    private readonly CancellationTokenSource _cancel = new();
    private Task<FarEnd>? _greeted;

    private BegunLink(Target target, ConnectionOptions options)
    {
        _greeted = Task.Factory.StartNew(
            () => FarEnd.Connect(target, options, Roles.Attach, _cancel.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Begins; returns at once.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="options">How to get there.</param>
    public static BegunLink To(Target target, ConnectionOptions options) => new(target, options);

    /// <summary>The link, once; null later. Throws why there is none.</summary>
    internal FarEnd? Take(CancellationToken cancel)
    {
        if (Interlocked.Exchange(ref _greeted, null) is not { } greeted)
            return null;
        using CancellationTokenRegistration forward = cancel.Register(_cancel.Cancel);
        return greeted.GetAwaiter().GetResult();
    }

    /// <summary>Gives the link up if nobody took it. Any thread.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _greeted, null) is { } greeted)
        {
            _cancel.Cancel();
            try
            {
                greeted.GetAwaiter().GetResult().Dispose();
            }
            catch (Exception e) when (e is Interop.RdfwdException or ObjectDisposedException)
            {
                // There is no link, which is what was wanted.
            }
        }

        _cancel.Dispose();
    }
}
