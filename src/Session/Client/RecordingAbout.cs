namespace Rdfwd.Session.Client;

/// <summary>The first chunk of a recording.</summary>
/// <param name="Program">Which program wrote it.</param>
/// <param name="Build">Which build.</param>
/// <param name="Display">The session's.</param>
/// <param name="Name">The session's.</param>
/// <param name="Began">When.</param>
public sealed record RecordingAbout(string Program, string Build, string Display, string Name, DateTimeOffset Began);
