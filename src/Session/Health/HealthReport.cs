namespace Rdfwd.Session.Health;

/// <summary>What <c>doctor</c> found on a machine.</summary>
/// <param name="Machine">Its name.</param>
/// <param name="Program">Program and version.</param>
/// <param name="Checks">One for each thing looked at.</param>
/// <param name="Install">One command that installs all packages that are missing, or empty.</param>
public sealed record HealthReport(string Machine, string Program, IReadOnlyList<CheckResult> Checks, string Install);
