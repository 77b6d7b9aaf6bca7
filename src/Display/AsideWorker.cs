using System.Runtime.ExceptionServices;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Display;

/// <summary>
/// A thread that does one piece of work at a time while its owner goes on with something else. All members belong to the owner's thread.
/// </summary>
internal sealed class AsideWorker : IDisposable
{
    /// <summary>Pixels that take longer to encode or to decode than to hand to another thread, many times over.</summary>
    public const int WorthPixels = 256 * 128;

    private readonly object _gate = new();
    private readonly Action? _ended;
    private readonly Thread _thread;

    // Guarded by _gate.
    private Action? _work;
    private Exception? _failure;
    private bool _stopping;
    private int _threadNumber;
    private int _processor = -1;
    private ProcessorSet? _allowed;

    /// <param name="name">Of the thread.</param>
    /// <param name="ended">Called on the worker's thread when a piece of work has ended; tells the owner to look. Null where he looks anyway.</param>
    public AsideWorker(string name, Action? ended = null)
    {
        _ended = ended;
        _thread = new Thread(Run) { Name = name, IsBackground = true };
        _thread.Start();
    }

    /// <summary>Whether the work that was begun last goes on.</summary>
    public bool IsWorking
    {
        get
        {
            lock (_gate)
                return _work is not null;
        }
    }

    /// <summary>Begins a piece of work; the one before must have ended.</summary>
    public void Begin(Action work)
    {
        lock (_gate)
            BeginHere(work);
    }

    /// <summary>
    /// Begins a piece of work where the owner is not in its way. Left to itself the kernel of a virtual machine wakes a thread on its waker's
    /// processor while others are idle, as it takes those that the host has put to sleep for taken away (vcpu_is_preempted), and moves it
    /// some milliseconds later.
    /// </summary>
    /// <param name="work">The work.</param>
    /// <param name="allowed">Processors for the thread as soon as it runs.</param>
    /// <param name="free">Those that it may begin on; the one that it will take is taken out where that is known. Empty leaves the choice to the kernel.</param>
    public void BeginApart(Action work, in ProcessorSet allowed, ref ProcessorSet free)
    {
        lock (_gate)
        {
            if (free.Count > 0 && _threadNumber != 0 && free.ApplyTo(_threadNumber))
            {
                _allowed = allowed;
                free.Remove(_processor);
            }

            BeginHere(work);
        }
    }

    /// <summary>Waits until the work has ended, whatever came of it.</summary>
    public void AwaitEnd()
    {
        lock (_gate)
        {
            while (_work is not null)
                Monitor.Wait(_gate);
        }
    }

    /// <summary>Waits until the work has ended. Throws what the work threw, once.</summary>
    public void Wait()
    {
        AwaitEnd();
        Exception? failure;
        lock (_gate)
            (failure, _failure) = (_failure, null);

        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
    }

    /// <summary>Waits for what was begun, and ends the thread.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _stopping = true;
            Monitor.PulseAll(_gate);
        }

        _thread.Join();
    }

    private void BeginHere(Action work)
    {
        if (_work is not null)
            throw new InvalidOperationException("The work before goes on.");
        _work = work;
        Monitor.PulseAll(_gate);
    }

    private void Run()
    {
        lock (_gate)
            _threadNumber = Libc.gettid();
        while (Next() is { } work)
        {
            Exception? failure = null;
            try
            {
                work();
            }
            catch (Exception e)
            {
                // The owner throws it, where it would have been thrown without this thread.
                failure = e;
            }

            lock (_gate)
            {
                _failure = failure;
                _work = null;
                Monitor.PulseAll(_gate);
            }

            _ended?.Invoke();
        }
    }

    private Action? Next()
    {
        lock (_gate)
        {
            while (_work is null && !_stopping)
                Monitor.Wait(_gate);
            _processor = ProcessorSet.Current;
            _allowed?.ApplyTo(0);
            _allowed = null;
            return _work;
        }
    }
}
