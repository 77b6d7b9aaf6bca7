namespace Rdfwd.Bench.Runs;

/// <summary>The machine that a result is from, for a person.</summary>
public static class MachineText
{
    /// <summary>Processors, their model and the kernel.</summary>
    public static string Here { get; } = Describe(ReadProcessors(), Environment.ProcessorCount, Environment.OSVersion.Version.ToString(3));

    internal static string Describe(IEnumerable<string> cpuinfo, int count, string kernel)
    {
        string? model = cpuinfo.FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[^1].Trim();
        return $"{(string.IsNullOrEmpty(model) ? $"{count} processors" : $"{count} × {model}")}, Linux {kernel}";
    }

    private static string[] ReadProcessors()
    {
        try
        {
            return File.ReadAllLines("/proc/cpuinfo");
        }
        catch (IOException)
        {
            return [];
        }
    }
}
