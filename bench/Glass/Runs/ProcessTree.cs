
namespace Rdfwd.Bench.Runs;

/// <summary>A process with all that it started, found again each time it is asked.</summary>
internal static class ProcessTree
{
    /// <summary>The roles of a far end's processes: its server, the X server below it, the probe.</summary>
    public static IEnumerable<ProcessRole> FarEnd(int server, string role)
    {
        yield return new ProcessRole(server, role);
        foreach ((int pid, string program) in ProcessTable.Descendants(server))
        {
            if (ProcessTable.CommandLine(pid).Contains(" _probe ", StringComparison.Ordinal))
                yield return new ProcessRole(pid, "-probe");
            else
                yield return new ProcessRole(pid, program is "Xvfb" or "Xorg" or "Xvfb-for-Xpra-S" ? "-far X server" : role);
        }
    }

    /// <summary>The roles of a near end's processes: the client, what carries its bytes, the simulated link.</summary>
    public static IEnumerable<ProcessRole> NearEnd(int client)
    {
        yield return new ProcessRole(client, "client");
        foreach ((int pid, string program) in ProcessTable.Descendants(client))
        {
            bool link = ProcessTable.CommandLine(pid).Contains(" _link ", StringComparison.Ordinal);
            yield return new ProcessRole(pid, link ? "-link" : program == "ssh" ? "ssh" : "client");
        }
    }

    /// <summary>The roles of what sshd runs, but for processes that have a role already: what has started a daemon stays its parent.</summary>
    public static IEnumerable<ProcessRole> Sshd(int listener, IEnumerable<ProcessRole> others)
    {
        HashSet<int> known = [.. others.Select(r => r.Pid)];
        foreach ((int pid, string program) in ProcessTable.Descendants(listener).Where(p => !known.Contains(p.Pid)))
            yield return new ProcessRole(pid, program.StartsWith("sshd", StringComparison.Ordinal) ? "sshd" : "connect");
    }
}
