using Rdfwd.Bench.Statistics;

namespace Rdfwd.Bench.Results;

/// <summary>What <c>bench start</c> found.</summary>
/// <param name="StartMs">From <c>rdfwd start ssh:</c> to the first correct pixel.</param>
/// <param name="AttachMs">The same from <c>rdfwd attach ssh:</c> to a session that runs.</param>
/// <param name="SshMs">What ssh alone takes on this machine: <c>ssh host true</c>, in turn with the others.</param>
public sealed record StartResult(Distribution StartMs, Distribution AttachMs, Distribution SshMs);
