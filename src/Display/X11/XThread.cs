using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.X11;

/// <summary>
/// A named thread that owns one X connection: it handles its events, what other threads post, and timed work. Events are
/// drained first, then some posted work runs, then <see cref="OnTurn"/>; when nothing is left it sleeps on the connection and an eventfd.
/// </summary>
internal abstract unsafe class XThread : IDisposable
{
    private const int MaxForeignPosts = 16;

    // So many at a time: keys and clicks do not wait until a peer has no more to say.
    private const int MaxPostsPerTurn = 2 * MaxForeignPosts;

    [ThreadStatic]
    private static bool _isXThread;

    private readonly ConcurrentQueue<(Action Action, bool Foreign)> _posted = new();
    private readonly SemaphoreSlim _room = new(MaxForeignPosts);
    private readonly Thread _thread;
    private readonly SafeFileDescriptor _wake;
    private volatile bool _stopping;
    private int _wakePending;

    protected XThread(string name, XConnection x, ILogger log)
    {
        X = x;
        Log = log;
        _wake = FileDescriptors.CreateEvent();
        _thread = new Thread(Run) { Name = name, IsBackground = true };
    }

    /// <summary>Raised once on this thread when the X connection breaks, with a sentence for people.</summary>
    public event Action<string>? Lost;

    protected XConnection X { get; }

    protected ILogger Log { get; }

    protected bool IsOwnThread => Thread.CurrentThread == _thread;

    /// <summary>
    /// Runs an action on this thread, soon. From any thread; one that is not of this kind waits while many actions of its kind
    /// wait already, so that a peer cannot fill the memory of an end whose X server has stalled.
    /// </summary>
    public void Post(Action action)
    {
        // Threads with X connections of their own never wait here: they may wait for one another elsewhere.
        bool foreign = !_isXThread && _thread.IsAlive;
        while (foreign && !_room.Wait(100))
            foreign = _thread.IsAlive;
        _posted.Enqueue((action, foreign));
        Wake();
    }

    /// <summary>Runs an action on this thread and waits for it. Must not be called by a thread that this one waits for.</summary>
    public void Invoke(Action action)
    {
        if (IsOwnThread || !_thread.IsAlive)
        {
            action();
            return;
        }

        using ManualResetEventSlim done = new();
        Exception? failure = null;
        Post(() =>
        {
            try
            {
                action();
            }
            catch (Exception e)
            {
                failure = e;
            }
            finally
            {
                done.Set();
            }
        });
        while (!done.Wait(100))
        {
            if (!_thread.IsAlive)
                return;
        }

        if (failure is not null)
            throw failure;
    }

    public virtual void Dispose()
    {
        _stopping = true;
        Wake();
        if (_thread.IsAlive && !IsOwnThread)
            _thread.Join();
        if (!IsOwnThread)
        {
            OnEnded();
            X.Dispose();
            _wake.Dispose();
        }
    }

    protected void Start() => _thread.Start();

    protected void Wake()
    {
        if (Interlocked.Exchange(ref _wakePending, 1) == 0)
            FileDescriptors.Signal(_wake);
    }

    protected abstract void OnEvent(xcb_generic_event_t* e, int type);

    /// <summary>Timed work. Returns the microseconds until it wants to run again, or -1.</summary>
    protected virtual long OnTurn() => -1;

    /// <summary>Runs on this thread when the loop ends, the connection still open.</summary>
    protected virtual void OnStopping()
    {
    }

    /// <summary>Runs on the thread that disposes, when the loop has ended, whatever ended it.</summary>
    protected virtual void OnEnded()
    {
    }

    private void Run()
    {
        _isXThread = true;
        try
        {
            while (!_stopping)
            {
                bool worked = DrainEvents(readSocket: true);
                if (X.IsBroken)
                {
                    Lost?.Invoke($"The X server {X.DisplayName} closed the connection.");
                    return;
                }

                Volatile.Write(ref _wakePending, 0);
                for (int i = 0; i < MaxPostsPerTurn && _posted.TryDequeue(out (Action Action, bool Foreign) posted); i++)
                {
                    if (posted.Foreign)
                        _room.Release();
                    posted.Action();
                }

                long timeoutUs = OnTurn();
                X.Flush();
                // Waiting for replies moves events into libxcb's queue, where poll does not see them.
                if (DrainEvents(readSocket: false) || !_posted.IsEmpty || (worked && timeoutUs == 0))
                    continue;
                Sleep(timeoutUs);
            }

            OnStopping();
            X.Flush();
        }
        catch (Exception e)
        {
            Log.LogCritical(e, "Thread {Name} failed", _thread.Name);
            Lost?.Invoke($"Internal failure in thread {_thread.Name}: {e.Message}");
        }
    }

    private bool DrainEvents(bool readSocket)
    {
        bool any = false;
        xcb_generic_event_t* e;
        while ((e = readSocket ? xcb_poll_for_event(X.Handle) : xcb_poll_for_queued_event(X.Handle)) != null)
        {
            any = true;
            int type = e->response_type & 0x7f;
            if (type == 0)
                OnError((xcb_generic_error_t*)e);
            else
                OnEvent(e, type);
            Libc.free(e);
        }

        return any;
    }

    // Windows go away between an event and the request it causes; such errors are ordinary.
    private void OnError(xcb_generic_error_t* error)
    {
        if (Log.IsEnabled(LogLevel.Debug))
            Log.LogDebug("X error {Code} for request {Major}.{Minor} on {Resource:x}", error->error_code, error->major_code, error->minor_code, error->resource_id);
    }

    private void Sleep(long timeoutUs)
    {
        pollfd* polls = stackalloc pollfd[2];
        polls[0] = new pollfd { fd = X.Descriptor, events = Libc.POLLIN };
        polls[1] = new pollfd { fd = _wake.Descriptor, events = Libc.POLLIN };
        int timeoutMs = timeoutUs < 0 ? -1 : (int)Math.Min((timeoutUs + 999) / 1000, int.MaxValue);
        _ = Libc.poll(polls, 2, timeoutMs);
        if ((polls[1].revents & Libc.POLLIN) != 0)
            FileDescriptors.Clear(_wake);
    }
}
