namespace Rdfwd.Wire.Tests.Documentation;

/// <summary>An example of docs/protocol.md.</summary>
/// <param name="Names">The messages in it.</param>
/// <param name="Value">The values in the page's notation.</param>
/// <param name="Bytes">The bytes.</param>
internal sealed record ProtocolBlock(string[] Names, string Value, byte[] Bytes);
