using System.Runtime.InteropServices;

namespace Rdfwd.Cli;

/// <summary>
/// Ctrl-C and its like for commands that wait for another machine: the first lets them end what they started, the second
/// ends them as it does any program.
/// </summary>
internal static class Interruption
{
    private static readonly CancellationTokenSource Source = new();

    private static readonly PosixSignalRegistration[] Registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle),
        PosixSignalRegistration.Create(PosixSignal.SIGHUP, Handle),
    ];

    /// <summary>Cancelled by the first signal. Signals are handled from the first use on.</summary>
    public static CancellationToken Token => Registrations.Length > 0 ? Source.Token : default;

    private static void Handle(PosixSignalContext context)
    {
        if (Source.IsCancellationRequested)
            return;
        context.Cancel = true;
        Terminal.Interrupted = true;
        Source.Cancel();
    }
}
