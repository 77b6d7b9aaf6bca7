namespace Rdfwd.Session.Services;

/// <summary>What a person did with a notification.</summary>
/// <param name="Id">The far end's id.</param>
/// <param name="Key">Of the action that was chosen; null when it was closed.</param>
/// <param name="Reason">Why it was closed, as NotificationClosed has it.</param>
internal readonly record struct NearAnswer(uint Id, string? Key, byte Reason);
