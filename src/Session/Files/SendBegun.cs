namespace Rdfwd.Session.Files;

/// <summary>The far end takes a file.</summary>
/// <param name="Offset">Bytes that it has from an earlier attempt.</param>
public sealed record SendBegun(long Offset);
