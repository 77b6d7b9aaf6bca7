namespace Rdfwd.Wire.Messages;

/// <summary>The picture of a notification.</summary>
/// <param name="Width">At most <see cref="Limits.NotificationImagePx"/>.</param>
/// <param name="Height">The same.</param>
/// <param name="Pixels">Red, green, blue, alpha of each pixel, not premultiplied, rows from the top.</param>
public sealed record NotificationImage(int Width, int Height, byte[] Pixels);
