using Microsoft.Extensions.Logging;
using Rdfwd.Display.Far;

namespace Rdfwd.Session.Daemon;

/// <summary>What the display part needs.</summary>
/// <param name="DisplayName">As in ":7".</param>
/// <param name="AuthorityFile">Where its cookie is; null for the user's own.</param>
/// <param name="Encoding">auto, lossless or h264.</param>
/// <param name="Kind">What of it is shown.</param>
/// <param name="Title">Of the window that shows a whole screen.</param>
/// <param name="Size">The first size of a desktop; null leaves it as it is.</param>
/// <param name="Log">Gets what happens.</param>
internal sealed record FarDisplayRequest(string DisplayName, string? AuthorityFile, string Encoding, FarDisplayKind Kind, string Title, ScreenSize? Size, ILogger Log);
