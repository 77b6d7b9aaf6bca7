using Rdfwd.Bench.Link;

namespace Rdfwd.Bench.Matrix;

/// <summary>A link with its name.</summary>
public sealed record MatrixLink(string Name, LinkShape Shape);
