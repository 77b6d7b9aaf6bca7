namespace Rdfwd.Bench.Report;

/// <summary>A figure of a run, for people.</summary>
/// <param name="Name">In results.</param>
/// <param name="Label">With its unit.</param>
/// <param name="LessIsBetter">Null where neither is.</param>
/// <param name="Digits">After the point.</param>
public sealed record Indicator(string Name, string Label, bool? LessIsBetter, int Digits)
{
    public static IReadOnlyList<Indicator> All { get; } =
    [
        new("fps", "frames a second", false, 1),
        new("p50_ms", "latency p50, ms", true, 1),
        new("p95_ms", "latency p95, ms", true, 1),
        new("p99_ms", "latency p99, ms", true, 1),
        new("latest_ms", "latest frame, ms", true, 0),
        new("longest_gap_ms", "longest gap, ms", true, 0),
        new("cores", "cores, both ends", true, 3),
        new("mbit_down", "Mbit/s to the near end", null, 2),
        new("ssim", "SSIM", false, 4),
        new("worst_ssim", "worst SSIM", false, 4),
        new("psnr_db", "PSNR, dB", false, 1),
        new("exact_ms", "exact after, ms", true, 0),
        new("far_mb", "far memory, MB", true, 0),
        new("near_mb", "near memory, MB", true, 0),
    ];
}
