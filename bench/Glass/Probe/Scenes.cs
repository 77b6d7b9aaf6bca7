namespace Rdfwd.Bench.Probe;

/// <summary>Makes scenes.</summary>
internal static class Scenes
{
    public static IScene Create(SceneKind kind, PaintTools tools, int width, int height) => kind switch
    {
        SceneKind.Video => new VideoScene(tools, width, height),
        SceneKind.Web => new WebScene(tools, width, height),
        SceneKind.Flood => new FloodScene(tools, width, height),
        SceneKind.Drag => new DragScene(tools, width, height),
        _ => new PageScene(tools, width, height, moves: kind == SceneKind.Scroll),
    };

    /// <summary>Whether it changes from frame to frame.</summary>
    public static bool Moves(SceneKind kind) => kind != SceneKind.Idle && !IsTyped(kind);

    /// <summary>Whether its counter counts key presses.</summary>
    public static bool IsTyped(SceneKind kind) => kind is SceneKind.Key or SceneKind.KeyVideo or SceneKind.All;
}
