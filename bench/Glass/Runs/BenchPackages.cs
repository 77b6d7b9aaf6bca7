namespace Rdfwd.Bench.Runs;

/// <summary>Which Debian packages have the programs that the benchmark runs.</summary>
public static class BenchPackages
{
    /// <summary>As in "install it with: sudo apt-get install weston".</summary>
    /// <param name="programs">By their file names; at least one.</param>
    public static string Cure(IReadOnlyCollection<string> programs) =>
        $"install {(programs.Count == 1 ? "it" : "them")} with: sudo apt-get install {string.Join(' ', programs.Select(PackageOf).Distinct())}";

    private static string PackageOf(string program) => program switch
    {
        "Xwayland" => "xwayland",
        "Xvnc" => "tigervnc-standalone-server",
        "xtigervncviewer" => "tigervnc-viewer",
        "ss" => "iproute2",
        _ => program,
    };
}
