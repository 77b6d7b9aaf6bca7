namespace Rdfwd.Wire.Messages;

/// <summary>The picture of a window for task bars. A width and height of 0 remove it.</summary>
/// <param name="Width">Pixels, at most <see cref="Limits.IconSizePx"/>.</param>
/// <param name="Height">Pixels, at most <see cref="Limits.IconSizePx"/>.</param>
/// <param name="Argb">Width × height × 4 bytes: B, G, R, A of each pixel, not premultiplied, rows from the top.</param>
public sealed record WindowIcon(int Width, int Height, byte[] Argb);
