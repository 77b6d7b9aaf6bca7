namespace Rdfwd.Display.Records;

/// <summary>What part of the bytes a codec had.</summary>
/// <param name="Codec">Its name in small letters.</param>
/// <param name="Share">0 to 1.</param>
public sealed record CodecShare(string Codec, double Share);
