using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Libc;

/// <summary>
/// Lets a thread wait in a blocking read and still attend to other descriptors: a second thread polls those, and interrupts the read
/// with a signal (EINTR, read(2)) when one of them is ready. That spares the reader a poll for each read. The thread that made it is
/// the reader; it alone calls the members. Of its other system calls only the one right after the read may be interrupted. Owns the
/// second thread, which has the reader's priority.
/// </summary>
public sealed unsafe class ReadInterrupter : IDisposable
{
    // Ignored unless handled, and raised by nothing but out-of-band data of sockets that ask for it.
    private const int Signal = Libc.SIGURG;

    // A signal that comes just before the read interrupts nothing, so it is repeated until the reader has looked.
    private const int RepeatMs = 1;

    private const int StackBytes = 128 * 1024;

    private readonly Lock _gate = new();
    private readonly SafeFileDescriptor _wake = FileDescriptors.CreateEvent();
    private readonly Thread _thread;
    private readonly int _reader = Libc.gettid();
    private pollfd[] _watched = [];
    private int _count;
    private long _turn;
    private bool _watches;
    private bool _isDue;
    private bool _reads;
    private bool _ends;

    /// <summary>Throws <see cref="NotSupportedException"/> where it <see cref="IsPossible"/> not.</summary>
    public ReadInterrupter()
    {
        if (!IsPossible)
            throw new NotSupportedException("Reads cannot be interrupted here: the C library lacks what it takes.");
        sigset_t interrupts;
        _ = Libc.sigemptyset(&interrupts);
        _ = Libc.sigaddset(&interrupts, Signal);
        _ = Libc.pthread_sigmask(Libc.SIG_UNBLOCK, &interrupts, null);
        _thread = new Thread(Run, StackBytes) { IsBackground = true, Name = "read-watch" };
        _thread.Start();
    }

    /// <summary>Whether reads can be interrupted here; without that the reader has to poll.</summary>
    public static bool IsPossible { get; } = HandleSignal();

    private bool IsDue => Volatile.Read(ref _isDue);

    /// <summary>
    /// Call it right before the read, which is interrupted when one of <paramref name="others"/> is ready. Costs no system call while
    /// they stay the same. They are polled until <see cref="Exit"/> returns true, <see cref="Rest"/>, or a call with others.
    /// </summary>
    /// <returns>False when one is ready already: leave out the read.</returns>
    public bool Enter(ReadOnlySpan<pollfd> others)
    {
        if (!_watches || !MemoryMarshal.AsBytes(others).SequenceEqual(MemoryMarshal.AsBytes(_watched.AsSpan(0, _count))))
        {
            lock (_gate)
            {
                if (_watched.Length < others.Length)
                    _watched = new pollfd[others.Length];
                others.CopyTo(_watched);
                _count = others.Length;
                Change(watches: true);
            }
            FileDescriptors.Signal(_wake);
        }
        Volatile.Write(ref _reads, true);
        return !IsDue;
    }

    /// <summary>Call it right after the read, whatever that returned. True when the others have to be looked at; they are not polled any more then.</summary>
    public bool Exit()
    {
        Volatile.Write(ref _reads, false);
        // The other thread says that something is due, and looks at this flag then; here it is the other way round.
        Interlocked.MemoryBarrier();
        if (!IsDue)
            return false;
        lock (_gate)
            Change(watches: false);
        return true;
    }

    /// <summary>
    /// Polls nothing until the next <see cref="Enter"/>. Call it when the reader turns to something else and when it has closed one of the
    /// others: what is polled stays open all the same, and its number may be another's by now.
    /// </summary>
    public void Rest()
    {
        if (!_watches)
            return;
        lock (_gate)
            Change(watches: false);
        FileDescriptors.Signal(_wake);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_ends)
                return;
            _ends = true;
            Change(watches: false);
        }
        FileDescriptors.Signal(_wake);
        _thread.Join();
        _wake.Dispose();
    }

    private static bool HandleSignal()
    {
        // What handles a signal must be safe at any point of any thread, which managed code is not: abs is, takes one int, and does nothing.
        if (!NativeLibrary.TryLoad(Libraries.Libc, out nint libc) || !NativeLibrary.TryGetExport(libc, "abs", out nint nothing))
            return false;
        // Without SA_RESTART, so that the read returns.
        sigaction action = new() { sa_handler = (void*)nothing };
        return Libc.sigaction(Signal, &action, null) == 0;
    }

    private void Change(bool watches)
    {
        _watches = watches;
        _turn++;
        Volatile.Write(ref _isDue, false);
    }

    private void Run()
    {
        TakePriority();
        pollfd[] polls = new pollfd[16];
        while (true)
        {
            long turn;
            int others = 0;
            lock (_gate)
            {
                if (_ends)
                    return;
                turn = _turn;
                if (_isDue)
                {
                    if (Volatile.Read(ref _reads))
                        _ = Libc.tgkill(Libc.getpid(), _reader, Signal);
                }
                else if (_watches)
                {
                    others = _count;
                    if (polls.Length <= others)
                        polls = new pollfd[2 * others];
                    _watched.AsSpan(0, others).CopyTo(polls.AsSpan(1));
                }
            }
            polls[0] = new pollfd { fd = _wake.Descriptor, events = Libc.POLLIN };
            fixed (pollfd* start = polls)
                _ = Libc.poll(start, (nuint)(1 + others), IsDue ? RepeatMs : -1);
            if (polls[0].revents != 0)
                FileDescriptors.Clear(_wake);
            if (!IsAnyReady(polls.AsSpan(1, others)))
                continue;
            lock (_gate)
            {
                if (_watches && turn == _turn)
                    Volatile.Write(ref _isDue, true);
            }
        }
    }

    private static bool IsAnyReady(ReadOnlySpan<pollfd> polls)
    {
        foreach (ref readonly pollfd poll in polls)
        {
            if (poll.revents != 0)
                return true;
        }
        return false;
    }

    // Threads do not inherit what was asked for with SCHED_RESET_ON_FORK.
    private void TakePriority()
    {
        sched_param reader;
        int policy = Libc.sched_getscheduler(_reader);
        if (policy > 0 && Libc.sched_getparam(_reader, &reader) == 0 && Libc.sched_setscheduler(0, policy, &reader) == 0)
            return;
        int nice = Libc.getpriority(Libc.PRIO_PROCESS, (uint)_reader);
        if (nice != 0)
            _ = Libc.setpriority(Libc.PRIO_PROCESS, (uint)Libc.gettid(), nice);
    }
}
