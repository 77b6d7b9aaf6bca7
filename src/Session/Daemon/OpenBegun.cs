namespace Rdfwd.Session.Daemon;

/// <summary>A file is offered to the client.</summary>
/// <param name="Id">For the question what became of it; 0 when no client opens files.</param>
public sealed record OpenBegun(uint Id);
