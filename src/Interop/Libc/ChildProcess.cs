using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Libc;

/// <summary>
/// A child of this process, held by a pidfd (pidfd_open(2)), so that a signal never reaches another process that got the
/// same number. Any thread. Disposing lets go of the child without ending it; somebody must have seen its exit by then, or
/// it stays a zombie until this process ends.
/// </summary>
public sealed unsafe class ChildProcess : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SafeFileDescriptor _descriptor;
    private bool _exited;
    private int _code;
    private int _signal;

    private ChildProcess(int pid, SafeFileDescriptor descriptor)
    {
        Pid = pid;
        _descriptor = descriptor;
    }

    public int Pid { get; }

    /// <summary>The pidfd, which polls readable (POLLIN) from the child's exit on. Owned by this object.</summary>
    public int Descriptor => _descriptor.Descriptor;

    /// <summary>Takes a child of this process that nobody else waits for.</summary>
    public static ChildProcess Adopt(int pid)
    {
        nint descriptor = Libc.syscall(Libc.SYS_pidfd_open, pid, 0, 0, 0);
        return descriptor >= 0
            ? new ChildProcess(pid, new SafeFileDescriptor((int)descriptor))
            : throw NativeError.Last($"Cannot watch process {pid}");
    }

    /// <summary>
    /// True once the child has ended: its exit status (0 to 255) with <paramref name="signal"/> 0, or -1 with the signal that
    /// ended it; -1 and 0 when somebody else collected its status. Does not wait.
    /// </summary>
    public bool TryGetExit(out int code, out int signal)
    {
        lock (_lock)
        {
            if (!_exited)
                Collect();
            (code, signal) = (_code, _signal);
            return _exited;
        }
    }

    /// <summary>Waits for the end of the child; false when the time passed first.</summary>
    public bool WaitForExit(TimeSpan timeout)
    {
        long deadline = Environment.TickCount64 + (long)timeout.TotalMilliseconds;
        while (!TryGetExit(out _, out _))
        {
            long rest = deadline - Environment.TickCount64;
            if (rest <= 0)
                return false;
            var entry = new pollfd { fd = _descriptor.Descriptor, events = Libc.POLLIN };
            _ = Libc.poll(&entry, 1, (int)Math.Min(rest, int.MaxValue));
        }

        return true;
    }

    /// <summary>Sends a signal to the child; false when it has ended already.</summary>
    public bool Kill(int signal) =>
        Libc.syscall(Libc.SYS_pidfd_send_signal, _descriptor.Descriptor, signal, 0, 0) == 0 || Ended("signal");

    /// <summary>
    /// Sends a signal to the process group of a child that was started with a session of its own; false when the child has
    /// been seen to end (its number may mean something else then) or the group is empty.
    /// </summary>
    public bool KillGroup(int signal)
    {
        lock (_lock)
            return !_exited && (Libc.kill(-Pid, signal) == 0 || Ended("signal the group of"));
    }

    public void Dispose() => _descriptor.Dispose();

    private bool Ended(string what) =>
        Marshal.GetLastPInvokeError() == ESRCH ? false : throw NativeError.Last($"Cannot {what} process {Pid}");

    private void Collect()
    {
        siginfo_t info = default;
        if (Libc.waitid(Libc.P_PIDFD, (uint)_descriptor.Descriptor, &info, Libc.WEXITED | Libc.WNOHANG) != 0)
        {
            _exited = Marshal.GetLastPInvokeError() == ECHILD;
            _code = -1;
        }
        else if (info.si_pid != 0)
        {
            _exited = true;
            bool byItself = info.si_code == Libc.CLD_EXITED;
            (_code, _signal) = byItself ? (info.si_status, 0) : (-1, info.si_status);
        }
    }

    private const int ESRCH = 3;
    private const int ECHILD = 10;
}
