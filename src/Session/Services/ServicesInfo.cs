namespace Rdfwd.Session.Services;

/// <summary>The desktop services of a session in <c>info</c>.</summary>
/// <param name="Bus">The address of the programs' bus, or why they have none of their own.</param>
/// <param name="Notifications">Who shows what programs tell.</param>
/// <param name="OpenNotifications">How many are open.</param>
/// <param name="RefusedNotifications">How many were not shown because there were too many.</param>
/// <param name="ScreenKeptOn">By which program, why, and how; empty for not.</param>
/// <param name="Links">Where links that programs open go.</param>
/// <param name="Files">Where files that they open go.</param>
public sealed record ServicesInfo(string Bus, string Notifications, int OpenNotifications, long RefusedNotifications, string ScreenKeptOn, string Links, string Files);
