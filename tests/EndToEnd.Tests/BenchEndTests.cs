using System.Globalization;
using Rdfwd.Interop.Libc;
using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests;

/// <summary>A benchmark that is interrupted leaves nothing: no process, wherever in the tree it may be by then, and no directory.</summary>
public sealed class BenchEndTests
{
    [Fact]
    public void BenchLatency_Terminated_LeavesNothing()
    {
        using Machine machine = WithTemporaryFiles();
        RunningCommand bench = machine.StartRdfwd("bench", "latency", "--scene=scroll", "--seconds=1000");
        AwaitPainting(machine);
        IReadOnlyDictionary<int, string> started = Below(bench.Pid);
        // That the harness sees what there is to leave.
        foreach (string program in (string[])["Xvfb", "openbox", "sshd", "_session", "_probe"])
            Assert.Contains(started.Values, line => line.Contains(program, StringComparison.Ordinal));
        bench.Signal(Libc.SIGTERM);
        AssertNothingLeft(machine, bench, started);
    }

    [Fact]
    public void BenchMatrix_Interrupted_LeavesNothingAndRecordsNoResult()
    {
        using Machine machine = WithTemporaryFiles();
        string matrix = Path.Combine(machine.Path, "long.yaml"), results = Path.Combine(machine.Path, "long.jsonl");
        File.WriteAllText(matrix, "seconds: 1000\nscenes: [scroll 30]\nthrough: [nothing]\n");
        RunningCommand bench = machine.StartRdfwd("bench", "matrix", matrix, "-o", results);
        AwaitPainting(machine);
        IReadOnlyDictionary<int, string> started = Below(bench.Pid);
        bench.Signal(Libc.SIGINT);
        AssertNothingLeft(machine, bench, started);
        Assert.False(File.Exists(results));
    }

    private static Machine WithTemporaryFiles()
    {
        Machine machine = new();
        machine.Environment["TMPDIR"] = machine.Path;
        return machine;
    }

    private static string[] Directories(Machine machine) => Directory.GetDirectories(machine.Path, "rdfwd-bench-*");

    private static void AwaitPainting(Machine machine) =>
        Wait.Until("the probe paints", () => Directories(machine).Any(d => new FileInfo(Path.Combine(d, "painted")) is { Exists: true, Length: > 0 }));

    private static void AssertNothingLeft(Machine machine, RunningCommand bench, IReadOnlyDictionary<int, string> started)
    {
        CommandResult end = bench.Result();
        Expect.Status(130, end);
        Assert.Equal("rdfwd: interrupted\n", end.Error);
        IReadOnlyDictionary<int, string> left = machine.Processes();
        Assert.True(left.Count == 0, string.Join('\n', left.Values));
        Assert.DoesNotContain(started, s => CommandLine(s.Key) == s.Value);
        Assert.Empty(Directories(machine));
    }

    // By their parents: sshd's processes write over the environment that the machine looks at.
    private static Dictionary<int, string> Below(int pid)
    {
        Dictionary<int, int> parents = [];
        foreach (string directory in Directory.GetDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out int id) && Parent(id) is { } parent)
                parents[id] = parent;
        }

        HashSet<int> found = [pid];
        int before;
        do
        {
            before = found.Count;
            found.UnionWith(parents.Where(p => found.Contains(p.Value)).Select(p => p.Key).ToArray());
        }
        while (found.Count > before);

        return found.Where(id => id != pid).Select(id => (Pid: id, Line: CommandLine(id))).Where(p => p.Line.Length > 0).ToDictionary(p => p.Pid, p => p.Line);
    }

    private static int? Parent(int pid)
    {
        try
        {
            string text = File.ReadAllText($"/proc/{pid}/stat");
            return int.Parse(text[(text.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    // Empty for what has ended.
    private static string CommandLine(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline").Replace('\0', ' ').Trim();
        }
        catch (IOException)
        {
            return "";
        }
    }
}
