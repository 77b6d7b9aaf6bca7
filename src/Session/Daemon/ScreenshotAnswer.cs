namespace Rdfwd.Session.Daemon;

/// <summary>The size of the PNG that comes with it.</summary>
public sealed record ScreenshotAnswer(long Bytes);
