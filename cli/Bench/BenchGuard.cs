using System.Runtime.InteropServices;
using Rdfwd.Bench.Runs;
using Rdfwd.Cli.Printing;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Cli.Bench;

/// <summary>
/// Sees to it that a benchmark leaves nothing behind, neither processes nor directories: at its end, and when it is interrupted by Ctrl-C
/// and its like. Made before anything is begun, disposed last. Handles signals on a thread of the runtime.
/// </summary>
internal sealed class BenchGuard : IDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;
    private readonly bool _waits;
    private readonly Action? _lastWords;
    private bool _ending;

    /// <param name="waits">Whether the benchmark watches <see cref="Token"/> and ends by itself; then only a second signal ends it here.</param>
    /// <param name="lastWords">What is done when it was ended here, after all else.</param>
    public BenchGuard(bool waits = false, Action? lastWords = null)
    {
        _waits = waits;
        _lastWords = lastWords;
        Descendants.Keep();
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, Handle),
        ];
    }

    /// <summary>Cancelled by the first signal, before anything is ended: what fails from then on is no result.</summary>
    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        bool ending;
        lock (_lock)
        {
            ending = _ending;
            _ending = true;
        }

        // The thread that ends everything ends the process too, and takes no failure for a result that its work has caused here.
        if (ending)
            Thread.Sleep(Timeout.Infinite);
        _ = Descendants.EndAll();
        foreach (PosixSignalRegistration registration in _registrations)
            registration.Dispose();
        _source.Dispose();
    }

    private static void Say(Action words)
    {
        try
        {
            words();
        }
        catch (Exception e)
        {
            _ = ErrorPrinter.Print(e);
        }
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        lock (_lock)
        {
            bool again = _source.IsCancellationRequested;
            if (_ending)
                return;
            _ending = again || !_waits;
            _source.Cancel();
            if (!_ending)
                return;
        }

        TextWriter output = Console.Out, error = Console.Error;
        Console.SetOut(TextWriter.Null);
        Console.SetError(TextWriter.Null);
        ProcessSpawner.Close();
        bool ended = Descendants.EndAll();
        BenchDirectory.RemoveAll();
        error.WriteLine(ended ? "rdfwd: interrupted" : "rdfwd: interrupted; some of what was started does not end, see: ps f");
        if (_lastWords is not null)
        {
            Console.SetOut(output);
            Console.SetError(error);
            Say(_lastWords);
        }

        Environment.Exit((int)ExitCode.Interrupted);
    }
}
