using System.Globalization;
using Rdfwd.Bench.Probe;

namespace Rdfwd.Bench.Runs;

/// <summary>The words that start the probe.</summary>
internal static class ProbeCommandLine
{
    public static string[] Words(ProbeOptions probe) =>
    [
        BenchSite.ProgramFile, "_probe",
        "--scene", probe.Scene.ToString().ToLowerInvariant(),
        "--size", string.Create(CultureInfo.InvariantCulture, $"{probe.Width}x{probe.Height}"),
        "--fps", probe.FramesPerSecond.ToString(CultureInfo.InvariantCulture),
        "--title", probe.Title,
        .. probe.LogPath is null ? Array.Empty<string>() : ["--log", probe.LogPath],
    ];
}
