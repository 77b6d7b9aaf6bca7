using System.Globalization;

namespace Rdfwd.Session.Processes;

/// <summary>Who started whom, by /proc/PID/task/TID/children (proc(5)).</summary>
internal static class ProcessTree
{
    private const int MaxProcesses = 1000;

    /// <summary>The processes below one, as they are now; parents before children.</summary>
    public static IReadOnlyList<int> Below(int pid)
    {
        List<int> found = [pid];
        for (int i = 0; i < found.Count && found.Count < MaxProcesses; i++)
            found.AddRange(ChildrenOf(found[i]));
        found.RemoveAt(0);
        return found;
    }

    private static List<int> ChildrenOf(int pid)
    {
        List<int> children = [];
        try
        {
            foreach (string task in Directory.GetDirectories(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/task")))
            {
                foreach (string child in File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    children.Add(int.Parse(child, CultureInfo.InvariantCulture));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile.
        }

        return children;
    }
}
