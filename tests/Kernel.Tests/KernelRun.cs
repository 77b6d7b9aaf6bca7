using System.Diagnostics;
using Rdfwd.Kernel.Guest;

namespace Rdfwd.Kernel.Tests;

/// <summary>
/// Runs all checks of Kernel.Guest once, where /dev/uinput works: on this machine or in user-mode Linux (tests/kernel/run-with-uinput).
/// RDFWD_PROGRAM names the program under test; without it, it is built first. A check with which the kernel stops has failed; the
/// others go on in a new one.
/// </summary>
public sealed class KernelRun
{
    private const int MostKernels = 4;

    private static readonly TimeSpan LongestSilence = Checks.Longest + TimeSpan.FromMinutes(2);

    // The reason why a check failed, null of one that passed.
    private readonly Dictionary<string, string?> _results = [];
    private readonly string _output = "";

    public KernelRun()
    {
        string program = Environment.GetEnvironmentVariable("RDFWD_PROGRAM") is { Length: > 0 } named ? named : Build();
        string results = Path.GetTempFileName();
        string guest = Path.Combine(AppContext.BaseDirectory, "Kernel.Guest.dll");
        string runner = Path.Combine(Repository.Root, "tests", "kernel", "run-with-uinput");
        string dotnet = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        // A kernel in which no check began will not be better the next time.
        int before = int.MaxValue;
        for (int i = 0; i < MostKernels && Missing() is { Count: > 0 } missing && missing.Count < before; i++)
        {
            before = missing.Count;
            string[] names = i == 0 ? [] : [.. missing];
            _output += Run(runner, ["env", $"RDFWD_PROGRAM={program}", dotnet, "exec", guest, results, .. names]);
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
        }

        File.Delete(results);
    }

    /// <summary>The reason why a check failed; null when it passed. A check that did not run has failed.</summary>
    public string? Failure(string name) => _results.TryGetValue(name, out string? reason)
        ? reason
        : $"the check did not run; the last of the output: {_output[Math.Max(0, _output.Length - 2000)..]}";

    private List<string> Missing() => [.. Checks.All.Select(check => check.Name).Where(name => !_results.ContainsKey(name))];

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
