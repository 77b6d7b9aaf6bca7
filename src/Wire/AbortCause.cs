namespace Rdfwd.Wire;

/// <summary>Why a connection ended: the first reason that was given.</summary>
/// <param name="Reason">For programs.</param>
/// <param name="Message">A sentence for a person; may be empty.</param>
public sealed record AbortCause(DisconnectReason Reason, string Message);
