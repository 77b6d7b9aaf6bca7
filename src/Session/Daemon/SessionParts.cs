using Microsoft.Extensions.Logging;
using Rdfwd.Interop.Libc;
using Rdfwd.Session.Directories;
using Rdfwd.Session.Processes;

namespace Rdfwd.Session.Daemon;

/// <summary>What a daemon owns once it has started or adopted a session. Disposing lets go without ending anything.</summary>
internal sealed class SessionParts : IDisposable
{
    public required SessionDirectory Directory { get; init; }

    public required SessionLog Log { get; init; }

    /// <summary>Of the session's own X server; null where the display is somebody's.</summary>
    public byte[]? Cookie { get; init; }

    public AppendingFile? XServerLog { get; init; }

    public required AppendingFile ProgramsLog { get; init; }

    /// <summary>The session's own X server; null where the display is somebody's.</summary>
    public WatchedProcess? XServer { get; init; }

    public required ProgramSet Programs { get; init; }

    public required IFarDisplay Display { get; init; }

    /// <summary>Whether an earlier daemon started it.</summary>
    public bool Adopted { get; init; }

    public void TrimLogs()
    {
        XServerLog?.Trim();
        ProgramsLog.Trim();
    }

    /// <summary>Makes the directory and what programs need of it again; false when that is not possible now.</summary>
    public bool RestoreDirectory()
    {
        if (!Directory.EnsureExists())
            return false;
        try
        {
            if (Cookie is not null)
                Directory.WriteAuthority(Cookie);
            Directory.WritePid(Environment.ProcessId);
        }
        catch (SessionException e)
        {
            Log.LogWarning("{Reason}", e.Message);
            return false;
        }

        Log.Reopen();
        return true;
    }

    public void StopXServer(TimeSpan grace)
    {
        if (XServer is null)
            return;
        XServer.Signal(Libc.SIGTERM);
        if (XServer.WaitForExit(grace))
            return;
        XServer.Signal(Libc.SIGKILL);
        XServer.WaitForExit(grace);
    }

    public void Dispose()
    {
        Display.Dispose();
        Programs.Dispose();
        XServer?.Dispose();
        XServerLog?.Dispose();
        ProgramsLog.Dispose();
        Log.Dispose();
    }
}
