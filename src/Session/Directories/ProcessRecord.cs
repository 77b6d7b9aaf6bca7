using Rdfwd.Session.Processes;

namespace Rdfwd.Session.Directories;

/// <summary>A process in <c>session.json</c>.</summary>
public sealed record ProcessRecord(int Pid, long StartTicks, string Command)
{
    public bool IsAlive()
    {
        return new ProcessIdentity(Pid, StartTicks).IsAlive;
    }

    /// <summary>Describes a process that was just started. A process that is gone already gets a start time that no process has.</summary>
    public static ProcessRecord Of(int pid, string command)
    {
        return new ProcessRecord(pid, ProcessIdentity.Find(pid)?.StartTicks ?? -1, command);
    }
}
