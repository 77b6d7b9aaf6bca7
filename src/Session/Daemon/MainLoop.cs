using Rdfwd.Interop.Libc;

namespace Rdfwd.Session.Daemon;

/// <summary>Waits on descriptors for the daemon's main thread, and lets other threads run things there.</summary>
internal sealed unsafe class MainLoop : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Queue<Action> _posted = [];
    private readonly SafeFileDescriptor _wake = FileDescriptors.CreateEvent();
    private bool _closed;

    /// <summary>Runs something on the main thread, soon. False when the loop has ended.</summary>
    public bool Post(Action action)
    {
        lock (_lock)
        {
            if (_closed)
                return false;
            _posted.Enqueue(action);
            FileDescriptors.Signal(_wake);
            return true;
        }
    }

    /// <summary>Runs something on the main thread and waits for its result; its exceptions come back here.</summary>
    public T Invoke<T>(Func<T> function)
    {
        using ManualResetEventSlim done = new();
        T result = default!;
        Exception? error = null;
        bool posted = Post(() =>
        {
            try
            {
                result = function();
            }
            catch (Exception e)
            {
                error = e;
            }

            done.Set();
        });
        if (!posted)
            throw new SessionException(Failure.SessionEnded, "the session is ending");
        done.Wait();
        return error is null ? result : throw error;
    }

    /// <summary>Waits until one of the descriptors is readable, something was posted, or the time has passed; runs what was posted.</summary>
    public void Wait(IReadOnlyList<int> descriptors, TimeSpan timeout)
    {
        Span<pollfd> entries = stackalloc pollfd[Math.Min(descriptors.Count + 1, 256)];
        entries[0] = new pollfd { fd = _wake.Descriptor, events = Libc.POLLIN };
        for (int i = 1; i < entries.Length; i++)
            entries[i] = new pollfd { fd = descriptors[i - 1], events = Libc.POLLIN };
        fixed (pollfd* first = entries)
            _ = Libc.poll(first, (uint)entries.Length, (int)Math.Clamp(timeout.TotalMilliseconds, 0, int.MaxValue));
        FileDescriptors.Clear(_wake);
        RunPosted();
    }

    /// <summary>Takes nothing more; what waits is run.</summary>
    public void Close()
    {
        lock (_lock)
            _closed = true;
        RunPosted();
    }

    public void Dispose()
    {
        _wake.Dispose();
    }

    private void RunPosted()
    {
        while (true)
        {
            Action? action;
            lock (_lock)
            {
                if (!_posted.TryDequeue(out action))
                    return;
            }

            action();
        }
    }
}
