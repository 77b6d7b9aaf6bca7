namespace Rdfwd.Wire.Messages;

/// <summary>One rectangle of a frame and how its pixels are carried.</summary>
/// <param name="X">From the left of the window, pixels.</param>
/// <param name="Y">From the top of the window, pixels.</param>
/// <param name="Width">Pixels, at least 1.</param>
/// <param name="Height">Pixels, at least 1.</param>
/// <param name="Codec">How the pixels are carried.</param>
/// <param name="Parameter">Its meaning belongs to the codec.</param>
/// <param name="Length">Bytes of the frame's data, following those of the rectangle before.</param>
public readonly record struct FrameRect(
    int X,
    int Y,
    int Width,
    int Height,
    RectCodec Codec,
    uint Parameter,
    int Length);
