using Rdfwd.Display.Codecs.Video;

namespace Rdfwd.Display.Far;

/// <summary>A report of the far display.</summary>
/// <param name="DisplayName">The X display.</param>
/// <param name="Width">Of its screen, pixels.</param>
/// <param name="Height">Of its screen, pixels.</param>
/// <param name="Keyboard">Which keyboard map is set, and how.</param>
/// <param name="Options">What the user asked for.</param>
/// <param name="VideoEncoder">Which H.264 encoder this machine uses and why, and what was tried.</param>
/// <param name="VideoDecoder">The same of the newest viewer's decoder, as it told.</param>
/// <param name="Windows">Bottom to top.</param>
/// <param name="Viewers">One for each client.</param>
public sealed record FarDisplayInfo(string DisplayName, int Width, int Height, string Keyboard, PictureOptions Options, CodecSelection VideoEncoder, CodecSelection VideoDecoder, IReadOnlyList<FarWindowReport> Windows, IReadOnlyList<ViewerReport> Viewers);
