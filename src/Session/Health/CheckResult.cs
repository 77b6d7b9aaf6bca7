namespace Rdfwd.Session.Health;

/// <summary>One line of <c>doctor</c>.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="State">How it ended.</param>
/// <param name="Detail">What was found.</param>
/// <param name="Cure">A command or a sentence that mends it; empty when nothing is to be done.</param>
/// <param name="Package">The Debian package that is missing, or empty.</param>
public sealed record CheckResult(string Name, CheckState State, string Detail, string Cure = "", string Package = "");
