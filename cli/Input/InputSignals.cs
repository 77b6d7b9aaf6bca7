using System.Runtime.InteropServices;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Cli.Input;

/// <summary>Ctrl-C, SIGTERM and SIGHUP end a loop in order; SIGUSR1 moves the input to the other side. Dispose ends that.</summary>
internal sealed class InputSignals : IDisposable
{
    private readonly List<PosixSignalRegistration> _registrations = [];

    public InputSignals(Action? stop, Action? toggle)
    {
        foreach (PosixSignal signal in stop is null ? (PosixSignal[])[] : [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                stop!();
            }));
        }
        if (toggle is not null)
        {
            _registrations.Add(PosixSignalRegistration.Create((PosixSignal)Libc.SIGUSR1, context =>
            {
                context.Cancel = true;
                toggle();
            }));
        }
    }

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
            registration.Dispose();
    }
}
