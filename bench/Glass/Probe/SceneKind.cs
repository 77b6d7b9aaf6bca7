namespace Rdfwd.Bench.Probe;

/// <summary>What the probe paints.</summary>
public enum SceneKind
{
    /// <summary>A page of text that never changes; the counter is painted once.</summary>
    Idle,

    /// <summary>A page of text; each key press paints the next counter, no more than a typed glyph does.</summary>
    Key,

    /// <summary>A page of text that moves up 16 pixels in each frame.</summary>
    Scroll,

    /// <summary>A textured picture with grain that pans by fractions of a pixel: every pixel changes in each frame.</summary>
    Video,

    /// <summary>A page of text that shows other lines in each frame, as a terminal does while a program prints much.</summary>
    Flood,

    /// <summary>A window with a picture that is dragged over a page of text.</summary>
    Drag,

    /// <summary>A page of text with a video in a part of it.</summary>
    Web,

    /// <summary>As <see cref="Key"/>, while a window of the same size beside it shows <see cref="Video"/> at 30 frames a second.</summary>
    KeyVideo,

    /// <summary>As <see cref="Key"/>, beside windows that show video, scroll, flood and drag, and others that come and go.</summary>
    All,
}
