namespace Rdfwd.Session.Files;

/// <summary>A file is whole.</summary>
/// <param name="Path">Where it is, at the far end.</param>
public sealed record SendDone(string Path);
