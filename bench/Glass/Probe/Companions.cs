namespace Rdfwd.Bench.Probe;

/// <summary>The windows that some scenes show beside their own. They never ask for the keyboard.</summary>
internal static class Companions
{
    // Not the beginning of the watched window's title.
    private const string Title = "beside rdfwd probe: ";

    private const int FilmPerSecond = 30;

    /// <summary>None for most scenes.</summary>
    public static IReadOnlyList<ProbeOptions> Of(ProbeOptions probe) => probe.Scene switch
    {
        SceneKind.KeyVideo => [Beside(SceneKind.Video, probe.Width, probe.Height, FilmPerSecond)],
        SceneKind.All =>
        [
            Beside(SceneKind.Video, 640, 360, FilmPerSecond),
            Beside(SceneKind.Scroll, 800, 600, 30),
            Beside(SceneKind.Flood, 640, 480, 20),
            Beside(SceneKind.Drag, 800, 600, 30),
        ],
        _ => [],
    };

    private static ProbeOptions Beside(SceneKind scene, int width, int height, int rate) =>
        new(scene, width, height, rate, null, Title + scene.ToString().ToLowerInvariant()) { TakesKeys = false };
}
