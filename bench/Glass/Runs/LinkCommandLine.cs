using System.Globalization;
using Rdfwd.Bench.Link;

namespace Rdfwd.Bench.Runs;

/// <summary>The words that start the link.</summary>
internal static class LinkCommandLine
{
    public static string[] Words(LinkShape shape, string countersPath) =>
    [
        BenchSite.ProgramFile, "_link",
        "--delay", Ms(shape.Delay),
        "--rate", shape.Rate.ToString(),
        "--queue", (shape.QueueBytes / 1024).ToString(CultureInfo.InvariantCulture),
        "--jitter", Ms(shape.Jitter),
        "--stall", string.Create(CultureInfo.InvariantCulture, $"{shape.StallShare * 100}:{shape.StallTime.TotalMilliseconds}"),
        "--counters", countersPath,
    ];

    private static string Ms(TimeSpan time) => time.TotalMilliseconds.ToString(CultureInfo.InvariantCulture);
}
