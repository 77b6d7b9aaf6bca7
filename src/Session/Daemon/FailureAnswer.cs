namespace Rdfwd.Session.Daemon;

/// <summary>Why a request failed.</summary>
public sealed record FailureAnswer(string Message);
