namespace Rdfwd.Session.Services;

/// <summary>What a file that is to be opened here is known by.</summary>
/// <param name="Name">What it is called here.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Key">The far end's.</param>
internal sealed record OfferedFile(string Name, long Size, string Key);
