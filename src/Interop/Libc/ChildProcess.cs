using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Libc;

/// <summary>
/// A process held by a pidfd (pidfd_open(2)), so that a signal never reaches another one that got the same number: a child
/// of this process, or any other, whose exit status only its parent learns. Any thread. Disposing lets go of the process
/// without ending it; the exit of a child must have been seen by then, or it stays a zombie until this process ends.
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

    /// <summary>The pidfd, which polls readable (POLLIN) from the exit on. Owned by this object.</summary>
    public int Descriptor => _descriptor.Descriptor;

    /// <summary>Takes the process that has this number now. A child must have nobody else who waits for it.</summary>
    public static ChildProcess Adopt(int pid)
    {
        nint descriptor = Libc.syscall(Libc.SYS_pidfd_open, pid, 0, 0, 0);
        return descriptor >= 0
            ? new ChildProcess(pid, new SafeFileDescriptor((int)descriptor))
            : throw NativeError.Last($"Cannot watch process {pid}");
    }

    /// <summary>
    /// True once the process has ended: its exit status (0 to 255) with <paramref name="signal"/> 0, or -1 with the signal that
    /// ended it; -1 and 0 when it is no child of this process or somebody else collected its status. Does not wait.
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

    /// <summary>Waits for the end of the process; false when the time passed first.</summary>
    public bool WaitForExit(TimeSpan timeout)
    {
        long deadline = Environment.TickCount64 + (long)timeout.TotalMilliseconds;
        while (!TryGetExit(out _, out _))
        {
            long rest = deadline - Environment.TickCount64;
            if (rest <= 0)
                return false;
            _ = FileDescriptors.Wait(_descriptor.Descriptor, Libc.POLLIN, (int)Math.Min(rest, int.MaxValue));
        }

        return true;
    }

    /// <summary>Sends a signal to the process; false when it has ended already.</summary>
    public bool Kill(int signal) =>
        Libc.syscall(Libc.SYS_pidfd_send_signal, _descriptor.Descriptor, signal, 0, 0) == 0 || Ended("signal");

    /// <summary>
    /// Sends a signal to the process group of a process that leads one, as those with a session of their own do; false when
    /// the process has been seen to end (its number may mean something else then) or the group is empty.
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
            _exited = Marshal.GetLastPInvokeError() == ECHILD && FileDescriptors.Wait(_descriptor.Descriptor, Libc.POLLIN, 0);
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
