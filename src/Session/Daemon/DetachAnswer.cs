namespace Rdfwd.Session.Daemon;

/// <summary>Who was made to leave, or nothing.</summary>
public sealed record DetachAnswer(string Detached);
