using Rdfwd.Interop.Libc;

namespace Rdfwd.Session.Processes;

/// <summary>
/// A process of the session: one that this daemon started, or one that an earlier daemon started and this one adopted (its
/// end is seen, its exit status is not).
/// </summary>
internal sealed class WatchedProcess : IDisposable
{
    private readonly ChildProcess _process;
    private readonly long _since = Environment.TickCount64;

    private WatchedProcess(ChildProcess process, string command, long startTicks)
    {
        _process = process;
        Command = command;
        StartTicks = startTicks;
    }

    public int Pid => _process.Pid;

    public string Command { get; }

    /// <summary>See <see cref="ProcessIdentity.StartTicks"/>.</summary>
    public long StartTicks { get; }

    /// <summary>How long it is watched, ms: that it has run where this daemon started it.</summary>
    public long WatchedMs => Environment.TickCount64 - _since;

    /// <summary>Polls readable once the process has ended.</summary>
    public int Descriptor => _process.Descriptor;

    /// <summary>Takes over a process just started.</summary>
    public static WatchedProcess Own(ChildProcess process, string command)
    {
        return new WatchedProcess(process, command, ProcessIdentity.Find(process.Pid)?.StartTicks ?? -1);
    }

    /// <summary>A process that an earlier daemon recorded, or null when it is gone.</summary>
    public static WatchedProcess? Adopt(Directories.ProcessRecord record)
    {
        if (!record.IsAlive())
            return null;
        ChildProcess process;
        try
        {
            process = ChildProcess.Adopt(record.Pid);
        }
        catch (Interop.NativeException)
        {
            return null;
        }

        // The number may have been given away between the check and the pidfd.
        if (record.IsAlive())
            return new WatchedProcess(process, record.Command, record.StartTicks);
        process.Dispose();
        return null;
    }

    public Directories.ProcessRecord ToRecord()
    {
        return new Directories.ProcessRecord(Pid, StartTicks, Command);
    }

    /// <summary>Whether it has ended; the status as a shell gives it (128 + N for signal N), or null where it cannot be known.</summary>
    public bool HasExited(out int? status)
    {
        status = null;
        if (!_process.TryGetExit(out int code, out int signal))
            return false;
        if (signal > 0)
            status = 128 + signal;
        else if (code >= 0)
            status = code;
        return true;
    }

    public bool WaitForExit(TimeSpan timeout)
    {
        return _process.WaitForExit(timeout);
    }

    /// <summary>Signals the process and all of its group.</summary>
    public void Signal(int signal)
    {
        if (!HasExited(out _) && !_process.KillGroup(signal))
            _process.Kill(signal);
    }

    public void Dispose()
    {
        _process.Dispose();
    }
}
