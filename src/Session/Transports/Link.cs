using Rdfwd.Interop.Libc;
using Rdfwd.Session.Processes;

namespace Rdfwd.Session.Transports;

/// <summary>
/// A pair of byte streams to <c>rdfwd _connect</c>, and the program that carries them where there is one. Disposing closes
/// the streams and ends that program. The descriptors may be taken out by <see cref="TakeStreams"/>.
/// </summary>
internal sealed class Link : IDisposable
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    private readonly ChildProcess? _process;
    private readonly StandardErrorReader? _errors;
    private readonly Func<int, IReadOnlyList<string>, SessionException> _explain;
    private SafeFileDescriptor? _input;
    private SafeFileDescriptor? _output;

    /// <param name="input">From the far end. Taken over.</param>
    /// <param name="output">To the far end. Taken over.</param>
    /// <param name="process">The program in between, or null. Taken over.</param>
    /// <param name="errors">What it says, or null.</param>
    /// <param name="explain">Makes a failure of its exit status (-1 unknown) and its last lines.</param>
    public Link(
        SafeFileDescriptor input,
        SafeFileDescriptor output,
        ChildProcess? process,
        StandardErrorReader? errors,
        Func<int, IReadOnlyList<string>, SessionException> explain)
    {
        _input = input;
        _output = output;
        _process = process;
        _errors = errors;
        _explain = explain;
    }

    public SafeFileDescriptor Input => _input ?? throw new ObjectDisposedException(nameof(Link));

    public SafeFileDescriptor Output => _output ?? throw new ObjectDisposedException(nameof(Link));

    /// <summary>Whether a program carries the streams and still runs.</summary>
    public bool IsRunning => _process is not null && !_process.TryGetExit(out _, out _);

    /// <summary>Hands the streams to an owner that closes them.</summary>
    public (SafeFileDescriptor Input, SafeFileDescriptor Output) TakeStreams()
    {
        (SafeFileDescriptor, SafeFileDescriptor) streams = (Input, Output);
        _input = null;
        _output = null;
        return streams;
    }

    /// <summary>Why the far end said nothing or fell silent, as far as the program in between knows. Waits for it to end, briefly.</summary>
    public SessionException Explain()
    {
        int status = -1;
        if (_process is not null && _process.WaitForExit(LastWords) && _process.TryGetExit(out int code, out int signal))
            status = signal > 0 ? 128 + signal : code;
        return _explain(status, _errors?.Lines(LastWords) ?? []);
    }

    public void Dispose()
    {
        _input?.Dispose();
        _output?.Dispose();
        _input = null;
        _output = null;
        if (_process is null)
            return;

        // A program whose streams are closed ends by itself; ssh may sit in a prompt or on a dead network.
        if (!_process.WaitForExit(TimeSpan.FromMilliseconds(100)))
        {
            // A shell passes no signal on to what it waits for.
            foreach (int below in ProcessTree.Below(_process.Pid))
                _ = Libc.kill(below, Libc.SIGTERM);
            _process.Kill(Libc.SIGTERM);
            if (!_process.WaitForExit(TimeSpan.FromSeconds(1)))
            {
                _process.Kill(Libc.SIGKILL);
                _process.WaitForExit(TimeSpan.FromSeconds(1));
            }
        }

        _process.Dispose();
    }
}
