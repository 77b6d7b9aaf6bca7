using Rdfwd.Interop;

namespace Rdfwd.Bench;

/// <summary>A benchmark cannot run or did not come to a result.</summary>
public sealed class BenchException(string message) : RdfwdException(message);
