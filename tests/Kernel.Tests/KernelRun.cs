using System.Collections.Concurrent;
using System.Diagnostics;
using Rdfwd.Kernel.Guest;

namespace Rdfwd.Kernel.Tests;

/// <summary>
/// Runs all checks of Kernel.Guest once, where /dev/uinput works: on this machine or in user-mode Linux (tests/kernel/run-with-uinput).
/// RDFWD_PROGRAM names the program under test; without it, it is built first. Two kernels share the checks where there are two
/// processors. A check with which a kernel stops has failed; the others go on in a new one.
/// </summary>
public sealed class KernelRun
{
    private const int MostKernels = 4;

    // Its memory is a file in /dev/shm.
    private const long KernelBytes = 1L << 30;

    private static readonly TimeSpan LongestSilence = Checks.Longest + TimeSpan.FromMinutes(2);

    private static readonly string Runner = Path.Combine(Repository.Root, "tests", "kernel", "run-with-uinput");

    // The reason why a check failed, null of one that passed.
    private readonly ConcurrentDictionary<string, string?> _results = new();
    private readonly ConcurrentQueue<string> _output = new();

    public KernelRun()
    {
        string program = Environment.GetEnvironmentVariable("RDFWD_PROGRAM") is { Length: > 0 } named ? named : Build();
        // A kernel of user-mode Linux has one processor and sees its own devices only; this machine's are there once.
        bool isHere = Run(Runner, "--where").Trim() == "here";
        int lanes = isHere || new DriveInfo("/dev/shm").AvailableFreeSpace < 2 * KernelBytes ? 1 : Math.Clamp(Environment.ProcessorCount, 1, 2);
        string[][] shares = [.. Enumerable.Range(0, lanes).Select(lane => Checks.All.Where((_, i) => i % lanes == lane).Select(check => check.Name).ToArray())];
        _ = Parallel.ForEach(shares, new ParallelOptions { MaxDegreeOfParallelism = lanes }, share => RunAll(program, share));
    }

    /// <summary>The reason why a check failed; null when it passed. A check that did not run has failed.</summary>
    public string? Failure(string name) => _results.TryGetValue(name, out string? reason)
        ? reason
        : $"the check did not run; the last of the output: {string.Join("\n", _output.Select(said => said[Math.Max(0, said.Length - 2000)..]))}";

    private void RunAll(string program, string[] names)
    {
        string results = Path.GetTempFileName();
        string guest = Path.Combine(AppContext.BaseDirectory, "Kernel.Guest.dll");
        string dotnet = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        // A kernel in which no check began will not be better the next time.
        int before = int.MaxValue;
        for (int i = 0; i < MostKernels && names.Length > 0 && names.Length < before; i++)
        {
            before = names.Length;
            _output.Enqueue(Run(Runner, ["env", $"RDFWD_PROGRAM={program}", dotnet, "exec", guest, results, .. names]));
            foreach (string line in File.ReadLines(results))
            {
                string[] fields = line.Split('\t');
                _results[fields[0]] = fields[1] switch
                {
                    "pass" => null,
                    "fail" => fields[2],
                    _ => "the kernel ended while the check ran",
                };
            }

            names = [.. names.Where(name => !_results.ContainsKey(name))];
        }

        File.Delete(results);
    }

    private static string Build()
    {
        string said = Run(Path.Combine(Repository.Root, "rdfwd"), "--help");
        string program = Path.Combine(Repository.Root, "artifacts", "program", "rdfwd");
        return File.Exists(program) ? program : throw new InvalidOperationException($"rdfwd could not be built: {said}");
    }

    private static string Run(string program, params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        // The test host's own variables (its runtime, its build settings) would lead the child astray.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase) || name.StartsWith("VSTEST", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["RDFWD_KERNEL_SILENCE"] = $"{LongestSilence.TotalSeconds:0}";
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output + errors.GetAwaiter().GetResult();
    }
}
